import type { Instant } from './time.ts';

/** A line of a job's log: a change of state, a try, an answer, a restart. */
export interface LogLine {
  readonly at: Instant;
  readonly event: string;
  readonly detail: string;
}
