import type { Failure } from './failure.ts';
import type { HandOver } from './hand-over.ts';
import type { Hold } from './hold.ts';
import type { JobId, RequestId } from './ids.ts';
import type { Priority } from './priority.ts';
import type { Instant } from './time.ts';
import type { CostPolicy, Transport, TransportChoice, WaitingFor } from './waiting.ts';

/** The state of a job with the facts that only this state has. There is no phase for CONNECTING. */
export type Phase =
  | { readonly state: 'suspended' }
  | { readonly state: 'queued'; readonly waitingFor: WaitingFor }
  | { readonly state: 'transferring'; readonly transport: Transport; readonly since: Instant }
  | { readonly state: 'transient-error'; readonly failure: Failure; readonly retryAt?: Instant; readonly delay: number }
  | { readonly state: 'error'; readonly failure: Failure }
  | { readonly state: 'transferred' }
  | {
      readonly state: 'acknowledged';
      readonly by: RequestId;
      readonly code: 'S_OK' | 'BG_S_PARTIAL_COMPLETE';
      readonly files: readonly number[];
      readonly keeps: 'bytes' | 'nothing';
    }
  | { readonly state: 'cancelled'; readonly by: RequestId };

/** How far a job is. Of a running job the live figures are the transport's; these are the last stored ones. */
export interface Progress {
  /** Bytes of all files; `null` while any of them is unknown (BG_SIZE_UNKNOWN). */
  readonly bytesTotal: number | null;
  readonly bytesTransferred: number;
  readonly filesTotal: number;
  readonly filesTransferred: number;
  /** Stored parts of the whole in thousandths, half-open, merged. */
  readonly hold: Hold;
}

/** The time without progress since the first recoverable error, in milliseconds, and since when it counts on. */
export interface Stall {
  readonly spent: number;
  readonly countsFrom: Instant | null;
}

/** A job as it is stored: one row. Its files are rows of their own. */
export interface Job {
  readonly id: JobId;
  /** The place in the queue, by creation. */
  readonly order: number;
  /** The place among those that wait for their turn: a job goes behind the others when its slice is over. */
  readonly turn: number;
  readonly displayName: string;
  /** True while the name is its first file's; then it follows that file's name. */
  readonly namedByFile: boolean;
  readonly description: string;
  readonly host: string;
  readonly priority: Priority;
  readonly costPolicy: CostPolicy;
  /** True where the person allowed it once in spite of the policy: until it rests. Absent in rows of older programs. */
  readonly isCostOverridden?: boolean;
  readonly transport: TransportChoice;
  /** Seconds. */
  readonly minimumRetryDelay: number;
  /** Seconds; `null`: the default of its priority. */
  readonly noProgressTimeout: number | null;
  readonly phase: Phase;
  readonly stall: Stall | null;
  /** Failures since the last progress: the exponent of the retry delay. */
  readonly failures: number;
  readonly errorCount: number;
  readonly progress: Progress;
  readonly creation: Instant;
  readonly modification: Instant;
  readonly transferCompletion: Instant | null;
  /** Files given to the browser's own downloads since the last resume; absent in rows of older programs. */
  readonly handedOver?: readonly HandOver[];
  /** The last wishes that must not be fulfilled twice, with their answers. */
  readonly fulfilled: readonly { readonly by: RequestId; readonly answer: number }[];
}

/** Seconds without progress before a job gives up: Delivery Optimization's defaults. */
export const noProgressTimeoutOf = (job: Job): number => job.noProgressTimeout ?? (job.priority === 0 ? 3600 : 86_400);

/** The failure of a job in ERROR or TRANSIENT_ERROR. */
export const failureOf = (job: Job): Failure | undefined => ('failure' in job.phase ? job.phase.failure : undefined);
