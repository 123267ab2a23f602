import type { Failure } from '../../src/core/failure.ts';

/** How the transfer of a job ended. */
export type JobOutcome =
  | { readonly ended: 'finished' }
  | { readonly ended: 'stopped' }
  | { readonly ended: 'failed'; readonly failure: Failure; readonly recoverable: boolean; readonly retryAfter?: number }
  /** The store refused bytes or facts. */
  | { readonly ended: 'store failed'; readonly error: unknown; readonly fileIndex: number };
