import type { JobFeed } from './job-feed.ts';
import type { StorageFacts } from './transfer-manager.ts';

/** What the status line tells of all jobs together. */
export interface AppStatus {
  readonly bytesPerSecond: number;
  readonly active: number;
  readonly waiting: number;
  readonly jobs: number;
}

/** Sums up all jobs. */
export const appStatus = (jobs: JobFeed['jobs']): AppStatus => {
  let bytesPerSecond = 0;
  let active = 0;
  let waiting = 0;
  for (const job of jobs.values()) {
    if (job.state === 2) {
      active += 1;
      if (job.checking === undefined) bytesPerSecond += job.bytesPerSecond;
    } else if (job.state === 0 || job.state === 5) {
      waiting += 1;
    }
  }
  return { bytesPerSecond, active, waiting, jobs: jobs.size };
};

/** Bytes that may still be stored, by the browser's hint. */
export const freeBytes = ({ quota, usage }: StorageFacts): number => Math.max(0, quota - usage);
