/** What no server may bring the app to do. */
export type ProblemKind = 'wrong file' | 'lost bytes' | 'stuck job' | 'unexplained error';

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
