import type { Cause } from '../../src/core/failure.ts';

/** How the transfer of one file ended. */
export type FileOutcome =
  | { readonly ended: 'whole' }
  | { readonly ended: 'stopped' }
  | { readonly ended: 'failed'; readonly cause: Cause; readonly recoverable: boolean; readonly retryAfter?: number }
  /** The store refused bytes. */
  | { readonly ended: 'store failed'; readonly error: unknown };

/** An outcome that retrying cannot mend. */
export const forGood = (cause: Cause): FileOutcome => ({ ended: 'failed', cause, recoverable: false });
