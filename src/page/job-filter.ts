import { jobLook, type JobLook } from './job-look.ts';
import type { JobSummary } from './transfer-manager.ts';

/** The filters of the rail and the chips, in their order. */
export const jobFilters = ['all', 'downloading', 'waiting', 'paused', 'ready', 'saved', 'failed'] as const;

export type JobFilter = (typeof jobFilters)[number];

/** Jobs a filter. */
export type FilterCounts = Readonly<Record<JobFilter, number>>;

const filterByLook: Readonly<Record<JobLook, JobFilter>> = {
  downloading: 'downloading',
  checking: 'downloading',
  waiting: 'waiting',
  retrying: 'waiting',
  paused: 'paused',
  ready: 'ready',
  saved: 'saved',
  failed: 'failed',
  removed: 'all',
};

/** The filter, besides `all`, under which a job is found; removed jobs are in `all` only. */
const filterOf = (job: JobSummary): JobFilter => filterByLook[jobLook(job)];

/** Whether a filter shows a job. */
export const isShown = (job: JobSummary, filter: JobFilter): boolean => filter === 'all' || filterOf(job) === filter;

/** Counts jobs by filter. */
export const countByFilter = (jobs: Iterable<JobSummary>): FilterCounts => {
  const counts = { all: 0, downloading: 0, waiting: 0, paused: 0, ready: 0, saved: 0, failed: 0 };
  for (const job of jobs) {
    counts.all += 1;
    const filter = filterOf(job);
    if (filter !== 'all') counts[filter] += 1;
  }
  return counts;
};

/** Counts by filter from the manager's counts by state, before all jobs are here. */
export const countByFilterFromStates = (counts: readonly number[]): FilterCounts => {
  const of = (...states: readonly number[]): number => states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return {
    all: counts.reduce((sum, count) => sum + count, 0),
    downloading: of(2),
    waiting: of(0, 1, 5),
    paused: of(3),
    ready: of(6),
    saved: of(7),
    failed: of(4),
  };
};
