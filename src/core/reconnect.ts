import type { Cause } from './failure.ts';
import { secondChances } from './status-outcome.ts';

/** Answers in a row, without a byte in between, that refused a file whose bytes had come before. */
export interface Refusals {
  /** Of the last of them. */
  readonly status: number;
  /** Of all of them, so that a host whose answers take turns is not asked for ever. */
  readonly count: number;
}

/** The refusals after one more; `null` where the cause is no HTTP status. */
export const withRefusal = (before: Refusals | null, cause: Cause): Refusals | null => {
  if (cause.kind !== 'http') return null;
  return { status: cause.status, count: (before?.count ?? 0) + 1 };
};

/** Whether a status that is final by itself deserves another try, because bytes of this file have come before. */
export const deservesAnotherTry = (refusals: Refusals | null, held: 'bytes' | 'nothing'): boolean =>
  refusals !== null && held === 'bytes' && refusals.count <= secondChances(refusals.status);

/** Whether an answer says that the host has no room for one more connection. */
export const isBusy = (cause: Cause): boolean =>
  cause.kind === 'http' && (cause.status === 429 || cause.status === 503);
