import type { Digest } from '../core/digest.ts';
import type { JobFacts, JobFactsWithFiles } from '../core/facts.ts';
import type { JobId } from '../core/ids.ts';
import type { LogLine } from '../core/log-line.ts';
import type { Settings } from '../core/settings.ts';
import type { CommandName } from './inputs.ts';

export interface JobPage {
  readonly jobs: readonly JobFacts[];
  readonly next?: string;
  /** The number of jobs in each state, by the state's number. */
  readonly counts: readonly number[];
}

export interface Completed {
  readonly code: 'S_OK' | 'BG_S_PARTIAL_COMPLETE';
  readonly files: readonly number[];
}

/** A one-time address, relative to the worker's scope, that hands a file to the browser's downloads. */
export interface FileOffer {
  readonly token: string;
  readonly path: string;
}

/** Bytes. */
export interface StorageUse {
  readonly usage: number;
  readonly quota: number;
  readonly persisted: boolean;
  readonly held: number;
}

/** What each command answers. Add a line here and in inputs.ts, then follow the compiler. */
export interface Outputs extends Record<CommandName, unknown> {
  hello: { readonly version: string; readonly isBusy: boolean; readonly storeId: string };
  'job/create': JobId;
  'job/get': JobFacts;
  'job/get-with-files': JobFactsWithFiles;
  'job/ids': readonly JobId[];
  'job/list': JobPage;
  'job/log': readonly LogLine[];
  'job/suspend': null;
  'job/resume': null;
  'job/complete': Completed;
  'job/cancel': null;
  'job/remove': null;
  'job/add-files': null;
  'job/change': null;
  'job/set-remote-name': null;
  'job/replace-remote-prefix': number;
  'job/handed-over': null;
  'job/override-cost': null;
  'file/read': File;
  'file/read-for-saving': File;
  'file/offer': FileOffer;
  'file/offer-taken': boolean;
  'file/find-digest': { readonly algorithm: Digest['algorithm']; readonly value: string; readonly url: string };
  'file/verify': { readonly ok: boolean; readonly digest: string };
  'transfer/continue-in-background': readonly JobId[];
  'settings/get': Settings;
  'settings/change': Settings;
  'storage/get': StorageUse;
  'folder/get': unknown;
  'folder/put': null;
  'page/network': null;
  'engine/step-aside': null;
}

export type Output<Name extends CommandName> = Outputs[Name];
