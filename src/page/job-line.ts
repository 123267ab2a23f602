import { causeOf } from './cause-of.ts';
import { explainCause } from './explain-failure.ts';
import { format } from './format.ts';
import { givenAt } from './given-at.ts';
import { jobLook, type JobLook } from './job-look.ts';
import type { JobError, JobSummary } from './transfer-manager.ts';
import { words } from './words.ts';

/** What stands under a job's name: its state in a word, a countdown, a reason. */
export interface JobLine {
  readonly look: JobLook;
  readonly word: string;
  readonly countdown: string;
  readonly reason: string;
}

const reasonOf = (error: JobError | undefined): string => (error ? explainCause(causeOf(error), error.url).reason : '');

const filesReason = ({ progress: { filesTotal, filesTransferred } }: JobSummary): string =>
  filesTotal > 1 ? words.filesWhole(format.count(filesTransferred), format.count(filesTotal)) : '';

const waitingReason = ({ waitingFor, progress }: JobSummary): string => {
  if (waitingFor !== undefined) return words.waitingFor[waitingFor];
  return progress.filesTotal === 0 ? words.noFiles : words.waitingFor.turn;
};

const reasonFor = (job: JobSummary, look: JobLook, now: number): string => {
  const given = givenAt(job);
  if (given !== undefined) return words.given(format.clock(given, now));
  switch (look) {
    case 'waiting':
      return waitingReason(job);
    case 'retrying':
    case 'failed':
      return reasonOf(job.error);
    case 'checking':
      return words.checkingWhat;
    case 'paused':
      return job.progress.filesTotal === 0 ? words.noFiles : filesReason(job);
    case 'downloading':
      return filesReason(job);
    case 'ready':
    case 'saved':
      if (job.checking !== undefined) return words.checkingShare(format.percent(job.checking));
      return job.progress.filesTotal > 1 ? words.files(format.count(job.progress.filesTotal)) : '';
    case 'removed':
      return '';
  }
};

/** Seconds until a retrying job tries again; `undefined` where no time is set. */
export const secondsToRetry = (job: JobSummary, now: number): number | undefined =>
  job.state === 5 && job.error?.retryAt !== undefined ? (job.error.retryAt - now) / 1000 : undefined;

/** The line under a job's name. */
export const jobLine = (job: JobSummary, now: number): JobLine => {
  const look = jobLook(job);
  const seconds = secondsToRetry(job, now);
  const countdown = seconds !== undefined && seconds > 0 ? words.retryingIn(format.countdown(seconds)) : '';
  return {
    look,
    word: words.look[look],
    countdown: seconds !== undefined && seconds <= 0 ? words.retryingNow : countdown,
    reason: reasonFor(job, look, now),
  };
};
