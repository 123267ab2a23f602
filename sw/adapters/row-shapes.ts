import * as v from 'valibot';
import { parseJobId, parseRequestId } from '../../src/core/ids.ts';

const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const time = v.pipe(v.number(), v.finite());
const requestId = v.custom<string>((value) => typeof value === 'string' && parseRequestId(value) !== undefined);
const jobId = v.custom<string>((value) => typeof value === 'string' && parseJobId(value) !== undefined);
const failure = v.object({
  cause: v.looseObject({ kind: v.string() }),
  at: time,
  fileIndex: v.optional(natural),
  url: v.optional(v.string()),
});

const phase = v.variant('state', [
  v.object({ state: v.literal('suspended') }),
  v.object({ state: v.literal('queued'), waitingFor: v.string() }),
  v.object({ state: v.literal('transferring'), transport: v.string(), since: time }),
  v.object({ state: v.literal('transient-error'), failure, retryAt: v.optional(time), delay: time }),
  v.object({ state: v.literal('error'), failure }),
  v.object({ state: v.literal('transferred') }),
  v.object({ state: v.literal('acknowledged'), by: requestId, files: v.array(natural), keeps: v.string() }),
  v.object({ state: v.literal('cancelled'), by: requestId }),
]);

const progress = v.object({
  bytesTotal: v.nullable(natural),
  bytesTransferred: natural,
  filesTotal: natural,
  filesTransferred: natural,
  hold: v.array(v.tuple([v.number(), v.number()])),
});

const jobRow = v.object({
  id: jobId,
  order: time,
  turn: time,
  displayName: v.string(),
  namedByFile: v.boolean(),
  description: v.string(),
  host: v.string(),
  priority: v.picklist([0, 1, 2, 3]),
  costPolicy: v.picklist(['always', 'not-roaming', 'unmetered']),
  isCostOverridden: v.optional(v.boolean()),
  minimumRetryDelay: time,
  noProgressTimeout: v.nullable(time),
  phase,
  stall: v.nullable(v.object({ spent: time, countsFrom: v.nullable(time) })),
  failures: natural,
  errorCount: natural,
  progress,
  creation: time,
  modification: time,
  transferCompletion: v.nullable(time),
  fulfilled: v.array(v.object({ by: requestId, answer: v.number() })),
});

const digest = v.object({ algorithm: v.picklist(['sha-256', 'sha-512', 'sha-1', 'md5']), value: v.string() });
const address = v.custom<string>((value) => typeof value === 'string' && URL.canParse(value));

const version = v.object({
  etag: v.optional(v.string()),
  lastModified: v.optional(v.string()),
  clearlyOld: v.optional(v.boolean()),
  total: v.optional(natural),
  isTotalPresumed: v.optional(v.boolean()),
  digest: v.optional(digest),
});

const fileRow = v.object({
  jobId,
  index: natural,
  remoteUrl: address,
  mirrors: v.array(address),
  givenName: v.nullable(v.string()),
  localName: v.pipe(v.string(), v.nonEmpty()),
  ranges: v.nullable(v.array(v.object({ offset: natural, length: v.union([natural, v.literal('eof')]) }))),
  digest: v.nullable(digest),
  hasHeaders: v.boolean(),
  version: v.nullable(version),
  versionUrl: v.nullable(address),
  tagsUnstable: v.boolean(),
  rangesWork: v.boolean(),
  generation: natural,
  furthest: natural,
  changes: natural,
  evidence: v.picklist(['digest', 'validator', 'overlap', 'length', 'unverified']),
  whole: v.boolean(),
  completed: v.boolean(),
  computed: v.nullable(digest),
});

/** Whether a stored row has the shape of a job: a database may hold anything after an accident. */
export const isJobRow = (row: unknown): boolean => v.is(jobRow, row);

/** Whether a stored row has the shape of a file. */
export const isFileRow = (row: unknown): boolean => v.is(fileRow, row);
