import type { Failure } from './failure.ts';
import type { RequestId } from './ids.ts';
import type { Transport } from './waiting.ts';

/** An event of a job with its facts; `type` is a column of the grid. */
export type JobEvent =
  | {
      readonly type:
        | 'suspend'
        | 'change'
        | 'yielded'
        | 'network-lost'
        | 'network-back'
        | 'cost-forbids'
        | 'cost-allows'
        | 'retry-due'
        | 'gave-up'
        | 'finished';
    }
  | { readonly type: 'resume' | 'engine-gone' }
  | {
      readonly type: 'complete';
      readonly by: RequestId;
      readonly whole: readonly number[];
      readonly keeps: 'bytes' | 'nothing';
    }
  | { readonly type: 'cancel'; readonly by: RequestId }
  | { readonly type: 'started'; readonly transport: Transport }
  | { readonly type: 'failed'; readonly failure: Failure; readonly retryAfter?: number }
  | { readonly type: 'broke'; readonly failure: Failure };
