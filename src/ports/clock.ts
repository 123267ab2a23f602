import type { Instant } from '../core/time.ts';

/** The only source of time: while it lives, it never runs backwards and never jumps, whatever the wall clock does. */
export interface Clock {
  readonly now: () => Instant;
  /** Calls back once after `ms` milliseconds; the answer cancels it. */
  readonly after: (ms: number, call: () => void) => () => void;
}
