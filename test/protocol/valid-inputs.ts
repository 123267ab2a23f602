import type { CommandName } from '../../src/protocol/inputs.ts';
import { jobIdOf } from '../fakes/sample-job.ts';

const id = jobIdOf(1);

/** What the border takes for a handle of a folder. */
const aFolder: object = { [Symbol.toStringTag]: 'FileSystemDirectoryHandle' };

const file = {
  remoteUrl: 'https://example.org/north.bin',
  mirrors: ['https://example.com/north.bin'],
  localName: 'north.bin',
  digest: { algorithm: 'md5', value: '00' },
  ranges: [
    { offset: 0, length: 5 },
    { offset: 9, length: 1 },
  ],
  headers: { 'x-key': 'value' },
};

const change = {
  displayName: 'North',
  description: 'a file',
  priority: 0,
  minimumRetryDelay: 60,
  noProgressTimeout: 60,
  costPolicy: 'unmetered',
} as const;

/** An input of every command with every field that it may have. */
export const validInputs: { readonly [Name in CommandName]: unknown } = {
  hello: {},
  'job/create': { id, init: { ...change, files: [file], transport: 'background' } },
  'job/get': { id },
  'job/get-with-files': { id },
  'job/ids': { includeFinal: true },
  'job/list': { states: [0, 8], after: '12', limit: 1000 },
  'job/log': { id },
  'job/suspend': { id },
  'job/resume': { id },
  'job/complete': { id, keeps: 'nothing' },
  'job/cancel': { id },
  'job/remove': { id },
  'job/add-files': { id, files: [file, file] },
  'job/change': { id, change },
  'job/set-remote-name': { id, index: 0, remoteUrl: 'https://example.org/' },
  'job/replace-remote-prefix': { id, oldPrefix: 'https://a.example/', newPrefix: 'https://b.example/' },
  'job/handed-over': { id, index: 3 },
  'job/override-cost': { id },
  'file/read': { id, index: 3 },
  'file/read-for-saving': { id, index: 3 },
  'file/offer': { id, index: 3 },
  'file/offer-taken': { token: 'token' },
  'file/find-digest': { id, index: 3 },
  'file/verify': { id, index: 3 },
  'transfer/continue-in-background': { ids: [id] },
  'settings/get': {},
  'settings/change': {
    activeJobs: 1,
    connectionsPerHost: 1,
    connectionsTotal: 1,
    costPolicy: 'always',
    autoComplete: true,
    bytesPerSecondLimit: 0,
  },
  'storage/get': {},
  'folder/get': {},
  'folder/put': { folder: aFolder },
  'page/network': { online: false },
  'engine/step-aside': {},
};

/** The names of the fields that must be there, wherever they stand. */
const required: ReadonlySet<string> = new Set([
  'id',
  'init',
  'includeFinal',
  'keeps',
  'files',
  'change',
  'index',
  'remoteUrl',
  'oldPrefix',
  'newPrefix',
  'token',
  'folder',
  'online',
  'algorithm',
  'value',
  'offset',
  'length',
]);

/** True where a message without this field is refused. A job may be made without files; adding none is no wish. */
export const isRequired = (path: readonly string[]): boolean =>
  required.has(path.at(-1) ?? '') && path.join('.') !== 'init.files';
