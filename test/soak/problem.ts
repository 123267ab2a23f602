/**
 * What no server and no kill may bring the app to do. `lost bytes`: progress that was announced before a kill is gone after
 * it; `told backwards`: announcements between two kills fell, though nothing was begun anew.
 */
export type ProblemKind = 'wrong file' | 'lost bytes' | 'told backwards' | 'stuck job' | 'unexplained error';

/** One finding about one job. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly detail: string;
}

/** How a job of the soak ended, and what was wrong with it. */
export interface Verdict {
  readonly ended: 'transferred' | 'error' | 'not at all';
  /** The code of an error. */
  readonly code?: string;
  readonly problems: readonly Problem[];
}
