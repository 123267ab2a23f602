import type { FileRow } from '../core/file-row.ts';
import type { JobId } from '../core/ids.ts';
import type { Job } from '../core/job.ts';
import type { JobState } from '../core/job-state.ts';
import type { LogLine } from '../core/log-line.ts';
import type { Priority } from '../core/priority.ts';

/** Which pieces no longer belong to anything: of a whole job, of one file, or of one file's older generations. */
export interface Leftover {
  readonly jobId: JobId;
  readonly index?: number;
  /** Only pieces of generations before this one. */
  readonly before?: number;
}

/** Which files of the job a decision needs to see. */
export type FileScope = 'no files' | 'all files' | readonly number[];

/** What a decision sees: the job and the files it asked for, as they are in this transaction. */
export interface View {
  readonly job: Job;
  readonly files: readonly FileRow[];
}

/** What a decision changes, in one transaction. `answer` goes back to the caller. */
export interface Change<Answer> {
  readonly job?: Job;
  readonly files?: readonly FileRow[];
  /** Request headers by file index, stored apart. */
  readonly headers?: ReadonlyMap<number, Readonly<Record<string, string>>>;
  readonly log?: readonly LogLine[];
  readonly leftovers?: readonly Leftover[];
  readonly answer: Answer;
}

/** A new job with its files. */
export interface NewJob {
  readonly job: Job;
  readonly files: readonly FileRow[];
  readonly headers: ReadonlyMap<number, Readonly<Record<string, string>>>;
  readonly log: readonly LogLine[];
}

/** Keeps jobs, their files and their logs. Every change is one transaction of strict durability. */
export interface JobStore {
  /** Adds a job at the end of the queue; the job that has this id already wins. Answers what is stored. */
  readonly add: (create: (order: number) => NewJob) => Promise<Job>;
  readonly get: (id: JobId) => Promise<Job | undefined>;
  readonly files: (id: JobId) => Promise<readonly FileRow[]>;
  readonly file: (id: JobId, index: number) => Promise<FileRow | undefined>;
  readonly headers: (id: JobId, index: number) => Promise<Readonly<Record<string, string>> | undefined>;
  readonly log: (id: JobId) => Promise<readonly LogLine[]>;
  /** Reads, decides and writes with nobody in between. `decide` must be pure and synchronous. `undefined`: no such job. */
  readonly change: <Answer>(
    id: JobId,
    scope: FileScope,
    decide: (view: View) => Change<Answer>,
  ) => Promise<{ readonly job: Job; readonly answer: Answer } | undefined>;
  /** Jobs of these states in queue order, after a place in it. */
  readonly list: (states: readonly JobState[], after: number | undefined, limit: number) => Promise<readonly Job[]>;
  /** The first of those that wait for their turn at one priority, in the order of their turns. */
  readonly waiting: (priority: Priority, limit: number) => Promise<readonly Job[]>;
  readonly counts: () => Promise<ReadonlyMap<JobState, number>>;
  /** Forgets a job, its files, headers and log. */
  readonly remove: (id: JobId) => Promise<void>;
  readonly leftovers: () => Promise<readonly Leftover[]>;
  readonly cleared: (leftover: Leftover) => Promise<void>;
}
