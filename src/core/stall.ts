import { type Job, noProgressTimeoutOf, type Phase, type Stall } from './job.ts';
import type { Instant } from './time.ts';

/** Milliseconds that a try without progress may take. */
const longestTry = 60_000;

/** The most of a phase that can be time without progress; the rest was spent offline, asleep, or with no page open. */
const mostSpentIn = (phase: Phase): number => (phase.state === 'transient-error' ? phase.delay : longestTry);

const spentAt = ({ phase }: Job, { spent, countsFrom }: Stall, now: Instant): number =>
  spent + (countsFrom === null ? 0 : Math.min(mostSpentIn(phase), Math.max(0, now - countsFrom)));

/** Milliseconds that a job may still go on without progress; `undefined` while nothing has failed. */
export const patienceLeft = (job: Job, now: Instant): number | undefined =>
  job.stall ? Math.max(0, noProgressTimeoutOf(job) * 1000 - spentAt(job, job.stall, now)) : undefined;

/** What was spent until now; the time to come does not count. */
export const stallPaused = (job: Job, now: Instant): Stall | null =>
  job.stall && { spent: spentAt(job, job.stall, now), countsFrom: null };

/** What was spent until now; the time to come counts. */
export const stallGoingOn = (job: Job, now: Instant): Stall | null =>
  job.stall && { spent: spentAt(job, job.stall, now), countsFrom: now };

/**
 * What was spent until a worker died at a moment that nobody noted; the time to come counts. Of the time since it was
 * last noted at most one try counts: else an hour without a page would be an hour of patience; were it nothing, a job
 * whose worker dies in every wait would never give up.
 */
export const stallAfterDeath = (job: Job, now: Instant): Stall | null =>
  job.stall && {
    spent: Math.min(job.stall.spent + longestTry, spentAt(job, job.stall, now)),
    countsFrom: now,
  };

/** What progress makes of a job: patience and the retry delay begin anew. The same job where there is nothing to reset. */
export const withProgress = (job: Job): Job =>
  job.stall === null && job.failures === 0 ? job : { ...job, stall: null, failures: 0 };
