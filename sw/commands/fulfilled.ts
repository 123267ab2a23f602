import type { RequestId } from '../../src/core/ids.ts';
import type { Job } from '../../src/core/job.ts';

const mostRemembered = 8;

/** What a job answered to a wish that it fulfilled before; `undefined` where it does not remember it. */
export const answered = (job: Job, by: RequestId): number | undefined =>
  job.fulfilled.find((wish) => wish.by === by)?.answer;

/** The job that remembers a wish with its answer, and forgets the oldest of those that it knew. */
export const remembering = (job: Job, by: RequestId, answer: number): Job => ({
  ...job,
  fulfilled: [{ by, answer }, ...job.fulfilled].slice(0, mostRemembered),
});
