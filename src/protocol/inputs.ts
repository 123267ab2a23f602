import * as v from 'valibot';
import { parseJobId } from '../core/ids.ts';
import { isRecord } from './is-record.ts';

const text = v.string();
const number = v.number();
const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** An object with these fields and no others; valibot alone would take a list, a date or a map for an empty one. */
const strict = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.unknown(), v.check(isRecord), v.strictObject(entries));

/** A handle of a folder, in whichever realm: nothing else is kept as the folder to save to. */
const folder = v.custom<object>(
  (value) => Object.prototype.toString.call(value) === '[object FileSystemDirectoryHandle]',
);

const nothing = strict({});

/** Most files in one message: the limit of a job, so that a larger one is refused by its own code. */
const mostListed = 10_001;

const jobId = v.pipe(
  text,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const id = parseJobId(dataset.value);
    if (id !== undefined) return id;
    addIssue({ message: 'not a job id' });
    return NEVER;
  }),
);

const digest = strict({ algorithm: v.picklist(['sha-256', 'sha-512', 'sha-1', 'md5']), value: text });

const fileInit = strict({
  remoteUrl: text,
  mirrors: v.optional(v.pipe(v.array(text), v.maxLength(100))),
  localName: v.optional(text),
  digest: v.optional(digest),
  ranges: v.optional(
    v.pipe(v.array(strict({ offset: number, length: v.union([number, v.literal('eof')]) })), v.maxLength(501)),
  ),
  headers: v.optional(v.pipe(v.unknown(), v.check(isRecord), v.record(text, text))),
});

const files = v.pipe(v.array(fileInit), v.maxLength(mostListed));
const costPolicy = v.picklist(['always', 'not-roaming', 'unmetered']);
const transport = v.picklist(['auto', 'ranged', 'background']);
const priority = v.picklist([0, 1, 2, 3]);

const properties = {
  displayName: v.optional(text),
  description: v.optional(text),
  priority: v.optional(priority),
  minimumRetryDelay: v.optional(number),
  noProgressTimeout: v.optional(number),
  costPolicy: v.optional(costPolicy),
};

const jobChange = strict(properties);

const jobInit = strict({ ...properties, files: v.optional(files), transport: v.optional(transport) });

const settingsChange = strict({
  activeJobs: v.optional(number),
  connectionsPerHost: v.optional(number),
  connectionsTotal: v.optional(number),
  costPolicy: v.optional(costPolicy),
  autoComplete: v.optional(v.boolean()),
  bytesPerSecondLimit: v.optional(number),
});

const state = v.picklist([0, 1, 2, 3, 4, 5, 6, 7, 8]);
const ofJob = strict({ id: jobId });
const ofFile = strict({ id: jobId, index });

/** What each command takes, as a parser from unknown. Own properties only; unknown ones are refused. */
export const inputs = {
  hello: nothing,
  'job/create': strict({ id: jobId, init: jobInit }),
  'job/get': ofJob,
  'job/get-with-files': ofJob,
  'job/ids': strict({ includeFinal: v.boolean() }),
  'job/list': strict({
    states: v.optional(v.pipe(v.array(state), v.maxLength(9))),
    after: v.optional(text),
    limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000))),
  }),
  'job/log': ofJob,
  'job/suspend': ofJob,
  'job/resume': ofJob,
  'job/complete': strict({ id: jobId, keeps: v.picklist(['bytes', 'nothing']) }),
  'job/cancel': ofJob,
  'job/remove': ofJob,
  'job/add-files': strict({ id: jobId, files }),
  'job/change': strict({ id: jobId, change: jobChange }),
  'job/set-remote-name': strict({ id: jobId, index, remoteUrl: text }),
  'job/replace-remote-prefix': strict({ id: jobId, oldPrefix: text, newPrefix: text }),
  'job/handed-over': ofFile,
  'job/override-cost': ofJob,
  'file/read': ofFile,
  'file/read-for-saving': ofFile,
  'file/offer': ofFile,
  'file/offer-taken': strict({ token: text }),
  'file/find-digest': ofFile,
  'file/verify': ofFile,
  'transfer/continue-in-background': strict({ ids: v.optional(v.array(text)) }),
  'settings/get': nothing,
  'settings/change': settingsChange,
  'storage/get': nothing,
  'folder/get': nothing,
  'folder/put': strict({ folder }),
  'page/network': strict({ online: v.boolean(), cost: v.optional(v.picklist(['free', 'metered', 'costly'])) }),
  'engine/step-aside': nothing,
} as const;

export type CommandName = keyof typeof inputs;

/** The parsed input of a command. */
export type Input<Name extends CommandName> = v.InferOutput<(typeof inputs)[Name]>;

export type FileInput = v.InferOutput<typeof fileInit>;
export type JobInput = v.InferOutput<typeof jobInit>;
export type JobChangeInput = v.InferOutput<typeof jobChange>;
