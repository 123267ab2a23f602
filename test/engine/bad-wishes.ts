import type { BitsCode } from '../../src/core/bits-code.ts';
import type { CommandName } from '../../src/protocol/inputs.ts';
import { jobIdOf } from '../fakes/sample-job.ts';
import { known } from './asked-engine.ts';
import { badFiles } from './bad-files.ts';

/** A wish that the engine must refuse. */
export interface BadWish {
  readonly name: CommandName;
  readonly what: string;
  readonly input: unknown;
  readonly code: BitsCode;
  /** What the refusal must name. */
  readonly detail?: string;
}

const remoteUrl = 'https://example.org/south.bin';
const file = { remoteUrl };

const ofNew = (init: object): object => ({ id: jobIdOf(50), init });

const badProperties: readonly (readonly [change: object, code: BitsCode, detail: string])[] = [
  [{ displayName: 'a'.repeat(257) }, 'BG_E_STRING_TOO_LONG', 'displayName'],
  [{ description: 'a'.repeat(1025) }, 'BG_E_STRING_TOO_LONG', 'description'],
  [{ priority: 4 }, 'E_INVALIDARG', 'priority'],
  [{ minimumRetryDelay: -1 }, 'E_INVALIDARG', 'minimumRetryDelay'],
  [{ minimumRetryDelay: Number.NaN }, 'E_INVALIDARG', 'minimumRetryDelay'],
  [{ minimumRetryDelay: Infinity }, 'E_INVALIDARG', 'minimumRetryDelay'],
  [{ noProgressTimeout: -0.5 }, 'E_INVALIDARG', 'noProgressTimeout'],
  [{ noProgressTimeout: 1e12 }, 'E_INVALIDARG', 'noProgressTimeout'],
  [{ costPolicy: 'cheap' }, 'E_INVALIDARG', 'costPolicy'],
  [{ colour: 'blue' }, 'E_INVALIDARG', 'colour'],
];

const badSettings: readonly (readonly [change: object, code: BitsCode])[] = [
  [{ activeJobs: 0 }, 'E_INVALIDARG'],
  [{ activeJobs: 1.5 }, 'E_INVALIDARG'],
  [{ activeJobs: Number.NaN }, 'E_INVALIDARG'],
  [{ connectionsPerHost: 17 }, 'E_INVALIDARG'],
  [{ connectionsTotal: -1 }, 'E_INVALIDARG'],
  [{ connectionsTotal: Infinity }, 'E_INVALIDARG'],
  [{ bytesPerSecondLimit: 5 }, 'E_INVALIDARG'],
  [{ costPolicy: 'cheap' }, 'E_INVALIDARG'],
  [{ colour: 'blue' }, 'E_INVALIDARG'],
];

const textOf = (value: object): string =>
  Object.entries(value)
    .map(([name, inner]) => `${name} ${String(inner).slice(0, 12)}`)
    .join();

const manyFiles = (length: number): readonly object[] => Array.from({ length }, () => file);

const inFiles: readonly BadWish[] = badFiles.flatMap(([what, bad, code, suffix]) => {
  const [files, detail] = [[file, bad], `files.1.${suffix}`];
  return [
    { name: 'job/create', what: `a file with ${what}`, input: ofNew({ files }), code, detail },
    { name: 'job/add-files', what: `a file with ${what}`, input: { id: known.suspended, files }, code, detail },
  ];
});

const inProperties: readonly BadWish[] = badProperties.flatMap(([change, code, detail]) => {
  const beside = { description: 'new', ...change };
  return [
    { name: 'job/create', what: textOf(change), input: ofNew({ ...change, files: [file] }), code, detail },
    { name: 'job/change', what: textOf(change), input: { id: known.suspended, change: beside }, code, detail },
  ];
});

const inSettings: readonly BadWish[] = badSettings.map(([change, code]) => ({
  name: 'settings/change',
  what: `${textOf(change)} beside a good one`,
  input: { autoComplete: true, ...change },
  code,
}));

const ofJob = [
  'job/get',
  'job/get-with-files',
  'job/log',
  'job/suspend',
  'job/resume',
  'job/cancel',
  'job/remove',
  'job/override-cost',
] as const;

const ofFile = [
  'job/handed-over',
  'file/find-digest',
  'file/read',
  'file/read-for-saving',
  'file/offer',
  'file/verify',
] as const;

const unknownJobs: readonly BadWish[] = [known.none, 'nope', '', 'toString'].flatMap((id) => {
  const what = `a job "${id}" that there is not`;
  const code = 'BG_E_NOT_FOUND';
  return [
    ...ofJob.map((name) => ({ name, what, input: { id }, code }) as const),
    ...ofFile.map((name) => ({ name, what, input: { id, index: 0 }, code }) as const),
    { name: 'job/complete', what, input: { id, keeps: 'bytes' }, code },
    { name: 'job/add-files', what, input: { id, files: [file] }, code },
    { name: 'job/change', what, input: { id, change: { description: 'new' } }, code },
    { name: 'job/set-remote-name', what, input: { id, index: 0, remoteUrl }, code },
    { name: 'job/replace-remote-prefix', what, input: { id, oldPrefix: 'https:', newPrefix: 'https:' }, code },
  ];
});

const finalJobs: readonly BadWish[] = [known.acknowledged, known.cancelled].flatMap((id) => {
  const what = `the final job ${id.slice(-1)}`;
  const code = 'BG_E_INVALID_STATE';
  return [
    ...(['job/suspend', 'job/resume', 'job/cancel'] as const).map(
      (name) => ({ name, what, input: { id }, code }) as const,
    ),
    { name: 'job/complete', what, input: { id, keeps: 'bytes' }, code },
    { name: 'job/add-files', what, input: { id, files: [file] }, code },
    { name: 'job/change', what, input: { id, change: { description: 'new' } }, code },
    { name: 'job/set-remote-name', what, input: { id, index: 0, remoteUrl }, code },
    { name: 'job/handed-over', what, input: { id, index: 0 }, code },
    { name: 'job/replace-remote-prefix', what, input: { id, oldPrefix: 'https:', newPrefix: 'https:' }, code },
  ];
});

const { suspended, empty, transferred, acknowledged, savedToFolder } = known;

const single = (name: CommandName, what: string, input: unknown, code: BitsCode): BadWish => ({
  name,
  what,
  input,
  code,
});

/** Every wish that must be refused although it is well-formed. */
export const badWishes: readonly BadWish[] = [
  ...inFiles,
  ...inProperties,
  ...inSettings,
  ...unknownJobs,
  ...finalJobs,
  single('job/create', '10,001 files', ofNew({ files: manyFiles(10_001) }), 'BG_E_TOO_MANY_FILES_IN_JOB'),
  single('job/create', '20,000 files', ofNew({ files: manyFiles(20_000) }), 'BG_E_TOO_MANY_FILES_IN_JOB'),
  single('job/create', 'Background Fetch', ofNew({ transport: 'background' }), 'E_NOTIMPL'),
  single('job/create', 'a list for a job', ofNew([]), 'E_INVALIDARG'),
  single('job/create', 'an id that is none', { id: 'nope', init: {} }, 'BG_E_NOT_FOUND'),
  single('job/add-files', 'no files', { id: suspended, files: [] }, 'E_INVALIDARG'),
  single('job/add-files', 'more than fit', { id: suspended, files: manyFiles(9999) }, 'BG_E_TOO_MANY_FILES_IN_JOB'),
  single('job/list', 'a place that is none', { after: 'x' }, 'E_INVALIDARG'),
  single('job/list', 'a place below none', { after: '-1' }, 'E_INVALIDARG'),
  single('job/list', 'a place beyond all numbers', { after: '9'.repeat(16) }, 'E_INVALIDARG'),
  single('job/resume', 'a job without files', { id: empty }, 'BG_E_EMPTY'),
  single('job/complete', 'a job whose bytes have vanished', { id: transferred, keeps: 'bytes' }, 'E_EVICTED'),
  single('job/remove', 'a job that is not final', { id: suspended }, 'BG_E_INVALID_STATE'),
  single('job/remove', 'a job that is not yet complete', { id: transferred }, 'BG_E_INVALID_STATE'),
  single('job/handed-over', 'a file that there is not', { id: suspended, index: 2 }, 'E_INVALIDARG'),
  single('job/handed-over', 'a file of a job that is whole', { id: transferred, index: 0 }, 'BG_E_INVALID_STATE'),
  single('job/set-remote-name', 'a file that there is not', { id: suspended, index: 2, remoteUrl }, 'E_INVALIDARG'),
  single('job/set-remote-name', 'a script', { id: suspended, index: 0, remoteUrl: 'javascript:1' }, 'E_INVALIDARG'),
  ...[
    ['https://', 'javascript://'],
    ['https://', 'https://user:secret@'],
    ['https://example.org', 'https://example.org:25'],
    ['https://example.org', ''],
    ['', 'https://example.com/'],
  ].map(([oldPrefix, newPrefix]) =>
    single(
      'job/replace-remote-prefix',
      `${oldPrefix} becoming ${newPrefix}`,
      { id: suspended, oldPrefix, newPrefix },
      'E_INVALIDARG',
    ),
  ),
  single('job/override-cost', 'a job that cost does not hold', { id: suspended }, 'BG_E_INVALID_STATE'),
  single('file/read', 'a job that is not complete', { id: transferred, index: 0 }, 'BG_E_INVALID_STATE'),
  single('file/read-for-saving', 'a job that has nothing', { id: suspended, index: 0 }, 'BG_E_INVALID_STATE'),
  single('file/offer', 'a job that has nothing', { id: suspended, index: 0 }, 'BG_E_INVALID_STATE'),
  single('file/verify', 'a job that has nothing', { id: suspended, index: 0 }, 'BG_E_INVALID_STATE'),
  ...(['file/read', 'file/read-for-saving', 'file/offer', 'file/verify'] as const).flatMap((name) => [
    single(name, 'a file that there is not', { id: acknowledged, index: 3 }, 'E_INVALIDARG'),
    single(name, 'a file that was not whole', { id: acknowledged, index: 1 }, 'BG_E_NOT_FOUND'),
    single(name, 'a file whose bytes have vanished', { id: acknowledged, index: 2 }, 'E_EVICTED'),
    single(name, 'a file that is in a folder', { id: savedToFolder, index: 0 }, 'BG_E_NOT_FOUND'),
  ]),
  single('transfer/continue-in-background', 'all jobs', {}, 'E_NOTIMPL'),
  single('transfer/continue-in-background', 'one job', { ids: [suspended] }, 'E_NOTIMPL'),
];

/** Commands that have no well-formed input that could be wrong. */
export const harmlessCommands: readonly CommandName[] = [
  'hello',
  'job/ids',
  'file/offer-taken',
  'settings/get',
  'storage/get',
  'folder/get',
  'folder/put',
  'page/network',
  'engine/step-aside',
];
