import { secondsToRetry } from './job-line.ts';
import type { JobSummary } from './transfer-manager.ts';

/** In how many milliseconds what is shown of a job is out of date, though nothing happened to it. */
export const nextTick = (job: JobSummary, now: number): number | undefined => {
  const seconds = secondsToRetry(job, now);
  if (seconds !== undefined) return seconds > 0 ? (seconds % 1) * 1000 + 20 : undefined;
  return job.state === 6 || job.state === 7 || job.state === 4 ? 60_000 : undefined;
};
