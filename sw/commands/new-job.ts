import { distinctNames } from '../../src/core/distinct-names.ts';
import { parseDigest } from '../../src/core/digest.ts';
import { chooseFileName } from '../../src/core/file-name-source.ts';
import type { FileRow } from '../../src/core/file-row.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { Job } from '../../src/core/job.ts';
import { limits } from '../../src/core/limits.ts';
import { sizeOfAll } from '../../src/core/progress.ts';
import { refuse } from '../../src/core/refusal.ts';
import { parseRemoteUrl } from '../../src/core/remote-url.ts';
import { unfitHeader } from '../../src/core/request-headers.ts';
import { retryFloor } from '../../src/core/retry.ts';
import type { Instant } from '../../src/core/time.ts';
import { refuseRanges } from '../../src/core/wanted.ts';
import type { FileInput, JobChangeInput, JobInput } from '../../src/protocol/inputs.ts';

/** What a new file may depend on besides its own input. */
export interface FileSurroundings {
  readonly jobId: JobId;
  readonly pageProtocol: string;
  readonly existing: readonly FileRow[];
}

/** The absolute address that may be fetched, or a refusal that says why not. */
export const checkedUrl = (text: string, pageProtocol: string, where: string): string => {
  const parsed = parseRemoteUrl(text, { protocol: pageProtocol });
  return parsed.ok ? parsed.url : refuse('E_INVALIDARG', `${where}: ${parsed.reason}`);
};

const checkedText = (text: string, most: number, where: string): string =>
  [...text].length > most ? refuse('BG_E_STRING_TOO_LONG', where) : text;

const checkedSeconds = (seconds: number, where: string): number =>
  Number.isFinite(seconds) && seconds >= 0 && seconds <= limits.seconds ? seconds : refuse('E_INVALIDARG', where);

const checkedMirrors = (input: FileInput, pageProtocol: string, where: string): readonly string[] => [
  ...new Set((input.mirrors ?? []).map((url, at) => checkedUrl(url, pageProtocol, `${where}.mirrors.${at}`))),
];

const checkFile = (input: FileInput, where: string): void => {
  if (input.localName !== undefined) checkedText(input.localName, 1024, `${where}.localName`);
  const ranges = input.ranges && refuseRanges(input.ranges);
  if (ranges) refuse(ranges, `${where}.ranges`);
  const header = input.headers && unfitHeader(input.headers);
  if (header !== undefined) refuse('E_INVALIDARG', `${where}.headers: ${header}`);
};

const fileRow = (
  input: FileInput,
  index: number,
  { jobId, pageProtocol }: FileSurroundings,
  where: string,
): FileRow => {
  checkFile(input, where);
  const remoteUrl = checkedUrl(input.remoteUrl, pageProtocol, `${where}.remoteUrl`);
  const mirrors = checkedMirrors(input, pageProtocol, where).filter((url) => url !== remoteUrl);
  const digest = input.digest ? parseDigest(input.digest.algorithm, input.digest.value) : null;
  if (digest === undefined) return refuse('E_INVALIDARG', `${where}.digest`);
  const given = input.localName;
  return {
    jobId,
    index,
    remoteUrl,
    mirrors,
    givenName: given ?? null,
    localName: chooseFileName({ url: remoteUrl, ...(given === undefined ? {} : { given }) }),
    ranges: input.ranges ?? null,
    digest,
    hasHeaders: input.headers !== undefined && Object.keys(input.headers).length > 0,
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
  };
};

/** Rows for files that are added to a job, behind those that it has. Refuses before anything is stored. */
export const newFiles = (inputs: readonly FileInput[], around: FileSurroundings): readonly FileRow[] => {
  const first = around.existing.length;
  if (first + inputs.length > limits.filesInJob) return refuse('BG_E_TOO_MANY_FILES_IN_JOB');
  const rows = inputs.map((input, at) => fileRow(input, first + at, around, `files.${at}`));
  const names = distinctNames([...around.existing, ...rows].map(({ localName }) => localName)).slice(first);
  return rows.map((row, at) => ({ ...row, localName: names[at] ?? row.localName }));
};

/** The headers of new files by index, to be stored apart. */
export const newHeaders = (
  inputs: readonly FileInput[],
  first: number,
): ReadonlyMap<number, Readonly<Record<string, string>>> =>
  new Map(
    inputs.flatMap(({ headers }, at) =>
      headers && Object.keys(headers).length > 0 ? [[first + at, headers] as const] : [],
    ),
  );

/** A job with other properties. Refuses before anything is stored. */
export const changedJob = (job: Job, change: JobChangeInput): Job => {
  return {
    ...job,
    ...(change.displayName === undefined
      ? {}
      : { displayName: checkedText(change.displayName, limits.displayName, 'displayName'), namedByFile: false }),
    ...(change.description === undefined
      ? {}
      : { description: checkedText(change.description, limits.description, 'description') }),
    ...(change.priority === undefined ? {} : { priority: change.priority }),
    ...(change.costPolicy === undefined ? {} : { costPolicy: change.costPolicy }),
    ...(change.minimumRetryDelay === undefined
      ? {}
      : { minimumRetryDelay: Math.max(retryFloor, checkedSeconds(change.minimumRetryDelay, 'minimumRetryDelay')) }),
    ...(change.noProgressTimeout === undefined
      ? {}
      : { noProgressTimeout: checkedSeconds(change.noProgressTimeout, 'noProgressTimeout') }),
  };
};

/** The job with the figures that its files give before anything is fetched. */
export const withFiles = (job: Job, files: readonly FileRow[]): Job => {
  const [first] = files;
  return {
    ...job,
    displayName: job.namedByFile ? (first?.localName ?? job.displayName) : job.displayName,
    host: first ? new URL(first.remoteUrl).host : '',
    progress: { ...job.progress, bytesTotal: files.length === 0 ? null : sizeOfAll(files), filesTotal: files.length },
  };
};

/** A new job: SUSPENDED, whoever asks. */
export const newJob = (id: JobId, init: JobInput, order: number, now: Instant): Job => {
  if (init.transport === 'background') return refuse('E_NOTIMPL', 'transport');
  const blank: Job = {
    id,
    order,
    turn: now,
    displayName: '',
    namedByFile: true,
    description: '',
    host: '',
    priority: 2,
    costPolicy: 'always',
    transport: init.transport ?? 'auto',
    minimumRetryDelay: retryFloor,
    noProgressTimeout: null,
    phase: { state: 'suspended' },
    stall: null,
    failures: 0,
    errorCount: 0,
    progress: { bytesTotal: null, bytesTransferred: 0, filesTotal: 0, filesTransferred: 0, hold: [] },
    creation: now,
    modification: now,
    transferCompletion: null,
    fulfilled: [],
  };
  return changedJob(blank, init);
};
