import type { Evidence } from '../core/file-row.ts';
import type { CostPolicy, Transport, TransportChoice, WaitingFor } from '../core/waiting.ts';
import type { Priority } from '../core/priority.ts';

/** `globalThis.lading`: BITS's names in JavaScript's spelling. A contract; additions only. */
export interface TransferManager {
  readonly version: string;
  readonly BG_JOB_STATE: Readonly<Record<BgJobStateName, number>>;
  readonly BG_JOB_PRIORITY: { readonly FOREGROUND: 0; readonly HIGH: 1; readonly NORMAL: 2; readonly LOW: 3 };
  /** Makes a job, SUSPENDED: nothing is fetched before `resume()`. */
  createJob(init: JobInit): Promise<Job>;
  /** Rejects with BG_E_NOT_FOUND where no such job is. */
  getJob(id: string): Promise<Job>;
  /** Handles in queue order; final jobs only where asked for. */
  enumJobs(options?: { readonly includeFinal?: boolean }): Promise<Job[]>;
  /** Summaries a page at a time; `counts[n]` is the number of jobs in state n. */
  listJobs(options?: ListOptions): Promise<JobList>;
  /** Hands running jobs to Background Fetch. */
  continueInBackground(ids?: readonly string[]): Promise<string[]>;
  getSettings(): Promise<Settings>;
  /** Rejects with E_INVALIDARG on an unknown name or value. */
  setSettings(change: Partial<Settings>): Promise<Settings>;
  /** Bytes: all of this origin, the browser's hint of the limit, and what jobs hold. */
  getStorage(): Promise<StorageFacts>;
  addEventListener(type: JobEventName, listener: JobListener, options?: AddEventListenerOptions): void;
  removeEventListener(type: JobEventName, listener: JobListener): void;
}

export type BgJobStateName =
  | 'QUEUED'
  | 'CONNECTING'
  | 'TRANSFERRING'
  | 'SUSPENDED'
  | 'ERROR'
  | 'TRANSIENT_ERROR'
  | 'TRANSFERRED'
  | 'ACKNOWLEDGED'
  | 'CANCELLED';

export type JobEventName = 'jobmodification' | 'jobtransferred' | 'joberror' | 'filetransferred' | 'jobremoved';

export type JobListener = (event: CustomEvent<JobSummary>) => void;

export interface ListOptions {
  readonly states?: readonly number[];
  readonly after?: string;
  readonly limit?: number;
}

export interface JobList {
  readonly jobs: JobSummary[];
  readonly next?: string;
  readonly counts: number[];
}

export interface StorageFacts {
  readonly usage: number;
  readonly quota: number;
  readonly persisted: boolean;
  readonly held: number;
}

export interface JobInit {
  readonly displayName?: string;
  readonly description?: string;
  readonly priority?: Priority;
  readonly files?: readonly FileInit[];
  /** Seconds. */
  readonly minimumRetryDelay?: number;
  /** Seconds. */
  readonly noProgressTimeout?: number;
  readonly costPolicy?: CostPolicy;
  readonly transport?: TransportChoice;
}

export interface FileInit {
  readonly remoteUrl: string;
  readonly mirrors?: readonly string[];
  readonly localName?: string;
  readonly digest?: { readonly algorithm: 'sha-256' | 'sha-512' | 'sha-1' | 'md5'; readonly value: string };
  readonly ranges?: readonly { readonly offset: number; readonly length: number | 'eof' }[];
  readonly headers?: Readonly<Record<string, string>>;
}

export type SaveWay = 'keep' | 'download' | 'folder';

export interface CompleteResult {
  readonly code: 'S_OK' | 'BG_S_PARTIAL_COMPLETE';
  readonly files: number[];
}

/** One job. Every method rejects with a `BitsError` where it is refused. */
export interface Job {
  readonly id: string;
  getSnapshot(): Promise<JobSnapshot>;
  getState(): Promise<number>;
  getProgress(): Promise<JobProgress>;
  getError(): Promise<JobError>;
  getLog(): Promise<LogLine[]>;
  suspend(): Promise<void>;
  resume(): Promise<void>;
  complete(options?: { readonly save?: SaveWay }): Promise<CompleteResult>;
  cancel(): Promise<void>;
  addFileSet(files: readonly FileInit[]): Promise<void>;
  setDisplayName(name: string): Promise<void>;
  setDescription(text: string): Promise<void>;
  setPriority(priority: Priority): Promise<void>;
  setMinimumRetryDelay(seconds: number): Promise<void>;
  setNoProgressTimeout(seconds: number): Promise<void>;
  setCostPolicy(policy: CostPolicy): Promise<void>;
  setRemoteName(fileIndex: number, remoteUrl: string): Promise<void>;
  replaceRemotePrefix(oldPrefix: string, newPrefix: string): Promise<number>;
  getFile(fileIndex: number): Promise<File>;
  /**
   * Looks for a checksum beside the file (`<url>.sha256`, `SHA256SUMS`); the file is compared with it from now on.
   * BG_E_NOT_FOUND where there is none.
   */
  findDigest(fileIndex: number): Promise<{ algorithm: string; value: string; url: string }>;
  verify(fileIndex: number): Promise<{ ok: boolean; digest: { algorithm: 'sha-256'; value: string } }>;
  overrideCostOnce(): Promise<void>;
  /** Deletes an ACKNOWLEDGED or CANCELLED job, its kept files and its log from this device. */
  remove(): Promise<void>;
  /** An addition to BITS: saves the kept files of an ACKNOWLEDGED job once more. */
  saveAgain(way: 'download' | 'folder'): Promise<void>;
  /**
   * An addition to BITS: notes that a file's link was given to the browser's own downloads, in SUSPENDED and ERROR. They
   * tell no app what became of it. A resume takes the note back.
   */
  markHandedOver(fileIndex: number): Promise<void>;
}

export interface JobProgress {
  readonly bytesTotal?: number;
  readonly bytesTransferred: number;
  readonly filesTotal: number;
  readonly filesTransferred: number;
}

export interface LogLine {
  readonly at: number;
  readonly event: string;
  readonly detail: string;
}

export interface JobError {
  readonly code: string;
  readonly hresult: number;
  readonly context: number;
  readonly fileIndex?: number;
  readonly status?: number;
  readonly url?: string;
  readonly message: string;
  readonly advice: string;
  readonly at: number;
  readonly retryAt?: number;
  /** Of E_CORS: the names of the job's own request headers, which the server must allow too. */
  readonly sentHeaders?: readonly string[];
}

/** A snapshot without its files. `host`, `hold`, `checking` and `handedOver` are additions to the contract, for lists. */
export interface JobSummary {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly state: number;
  readonly stateName: string;
  readonly waitingFor?: WaitingFor;
  readonly transport?: Transport;
  readonly priority: number;
  readonly costPolicy: string;
  readonly progress: JobProgress;
  readonly bytesPerSecond: number;
  readonly secondsLeft?: number;
  readonly times: { readonly creation: number; readonly modification: number; readonly transferCompletion?: number };
  readonly error?: JobError;
  readonly errorCount: number;
  readonly host: string;
  /** Stored parts of the whole in thousandths, half-open, merged, at most 40. */
  readonly hold: readonly (readonly [start: number, end: number])[];
  /** Present while whole bytes are hashed: the share done, 0 to 1. */
  readonly checking?: number;
  /** When a file of it was last given to the browser's own downloads: milliseconds since 1970. */
  readonly handedOver?: number;
}

export interface JobSnapshot extends JobSummary {
  readonly files: readonly FileSnapshot[];
}

export interface FileSnapshot {
  readonly index: number;
  readonly remoteUrl: string;
  readonly localName: string;
  readonly bytesTotal?: number;
  readonly bytesTransferred: number;
  readonly held: readonly (readonly [start: number, end: number])[];
  readonly verified: Evidence;
  readonly digest?: { readonly algorithm: string; readonly value: string };
  readonly completed: boolean;
  /** When its link was given to the browser's own downloads: milliseconds since 1970. */
  readonly handedOver?: number;
}

export interface Settings {
  readonly activeJobs: number;
  readonly connectionsPerHost: number;
  readonly connectionsTotal: number;
  readonly costPolicy: CostPolicy;
  readonly autoComplete: boolean;
  /** 0 means no limit. */
  readonly bytesPerSecondLimit: number;
}
