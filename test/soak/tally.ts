import type { LogEntry } from '../server/request-log.js';
import type { Verdict } from './problem.ts';

/** The figures of a soak. */
export interface Tally {
  behaviours: number;
  /** The names of the jobs that have not ended yet. */
  running: readonly string[];
  requests: number;
  /** Faults that struck a request. */
  faults: number;
  transferred: number;
  readonly errors: Record<string, number>;
  readonly kills: { worker: number; browser: number };
  wrongFiles: number;
  lostBytes: number;
  toldBackwards: number;
  stuckJobs: number;
  unexplainedErrors: number;
}

export const emptyTally = (): Tally => ({
  behaviours: 0,
  running: [],
  requests: 0,
  faults: 0,
  transferred: 0,
  errors: {},
  kills: { worker: 0, browser: 0 },
  wrongFiles: 0,
  lostBytes: 0,
  toldBackwards: 0,
  stuckJobs: 0,
  unexplainedErrors: 0,
});

const figureByKind = {
  'wrong file': 'wrongFiles',
  'lost bytes': 'lostBytes',
  'told backwards': 'toldBackwards',
  'stuck job': 'stuckJobs',
  'unexplained error': 'unexplainedErrors',
} as const;

/** Counts one more job, and what its servers did. */
export const count = (tally: Tally, { ended, code, problems }: Verdict, log: readonly LogEntry[]): void => {
  tally.behaviours += 1;
  tally.requests += log.length;
  tally.faults += log.reduce((sum, { effects }) => sum + effects.length, 0);
  if (ended === 'transferred') tally.transferred += 1;
  if (code !== undefined) tally.errors[code] = (tally.errors[code] ?? 0) + 1;
  for (const kind of new Set(problems.map((problem) => problem.kind))) tally[figureByKind[kind]] += 1;
};

/** Whether nothing happened that must not. */
export const isClean = ({ wrongFiles, lostBytes, toldBackwards, stuckJobs, unexplainedErrors }: Tally): boolean =>
  wrongFiles + lostBytes + toldBackwards + stuckJobs + unexplainedErrors === 0;
