import type { Failure } from './failure.ts';
import type { Evidence } from './file-row.ts';
import type { Hold } from './hold.ts';
import type { JobId } from './ids.ts';
import type { JobState } from './job-state.ts';
import type { Priority } from './priority.ts';
import type { Instant } from './time.ts';
import type { CostPolicy, Transport, WaitingFor } from './waiting.ts';

/** Bytes and files of a job; no `bytesTotal` means BG_SIZE_UNKNOWN. */
export interface ProgressFacts {
  readonly bytesTotal?: number;
  readonly bytesTransferred: number;
  readonly filesTotal: number;
  readonly filesTransferred: number;
}

/** What the worker tells of a job, without its files. Sentences are made of it in the page. */
export interface JobFacts {
  readonly id: JobId;
  readonly displayName: string;
  readonly description: string;
  readonly state: JobState;
  readonly waitingFor?: WaitingFor;
  readonly transport?: Transport;
  readonly priority: Priority;
  readonly costPolicy: CostPolicy;
  readonly progress: ProgressFacts;
  readonly bytesPerSecond: number;
  readonly secondsLeft?: number;
  readonly times: { readonly creation: Instant; readonly modification: Instant; readonly transferCompletion?: Instant };
  readonly failure?: Failure;
  readonly retryAt?: Instant;
  readonly errorCount: number;
  /** The host of the first file, for lists. */
  readonly host: string;
  /** Stored parts of the whole in thousandths, half-open, merged, at most 40: the bar of a row. */
  readonly hold: Hold;
  /** When a file of it was last given to the browser's own downloads. */
  readonly handedOver?: Instant;
  /** Long work on whole bytes, with its share done, 0 to 1. */
  readonly checking?: number;
}

/** What the worker tells of a file. */
export interface FileFacts {
  readonly index: number;
  readonly remoteUrl: string;
  readonly localName: string;
  readonly bytesTotal?: number;
  readonly bytesTransferred: number;
  /** Half-open spans of the remote file, merged. */
  readonly held: readonly (readonly [start: number, end: number])[];
  readonly verified: Evidence;
  readonly digest?: { readonly algorithm: string; readonly value: string };
  readonly completed: boolean;
  /** When its link was given to the browser's own downloads. */
  readonly handedOver?: Instant;
}

/** The same with every file. */
export interface JobFactsWithFiles extends JobFacts {
  readonly files: readonly FileFacts[];
}
