import type { FileRow } from '../../src/core/file-row.ts';
import { type JobId, parseJobId, parseRequestId, type RequestId } from '../../src/core/ids.ts';
import type { Job } from '../../src/core/job.ts';
import { toInstant } from '../../src/core/time.ts';

/** A UUID that is the same in every run. */
const uuidOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const known = <Id>(id: Id | undefined): Id => {
  if (id === undefined) throw new RangeError('no id for this number');
  return id;
};

/** The job id of a number. */
export const jobIdOf = (number: number): JobId => known(parseJobId(uuidOf(number)));

/** The request id of a number. */
export const requestIdOf = (number: number): RequestId => known(parseRequestId(uuidOf(number)));

/** A suspended job with one file, changed as a test needs it. */
export const aJob = (change: Partial<Job> = {}): Job => ({
  id: jobIdOf(1),
  order: 1,
  turn: 1000,
  displayName: 'north.bin',
  namedByFile: true,
  description: '',
  host: 'example.org',
  priority: 2,
  costPolicy: 'always',
  transport: 'auto',
  minimumRetryDelay: 5,
  noProgressTimeout: null,
  phase: { state: 'suspended' },
  stall: null,
  failures: 0,
  errorCount: 0,
  progress: { bytesTotal: null, bytesTransferred: 0, filesTotal: 1, filesTransferred: 0, hold: [] },
  creation: toInstant(1000),
  modification: toInstant(1000),
  transferCompletion: null,
  fulfilled: [],
  ...change,
});

/** A file of `aJob` of which nothing is known yet, changed as a test needs it. */
export const aFile = (change: Partial<FileRow> = {}): FileRow => ({
  jobId: jobIdOf(1),
  index: 0,
  remoteUrl: 'https://example.org/north.bin',
  mirrors: [],
  givenName: null,
  localName: 'north.bin',
  ranges: null,
  digest: null,
  hasHeaders: false,
  version: null,
  versionUrl: null,
  tagsUnstable: false,
  rangesWork: true,
  generation: 0,
  furthest: 0,
  changes: 0,
  evidence: 'unverified',
  whole: false,
  completed: false,
  computed: null,
  ...change,
});
