import { format } from './format.ts';
import { givenAt } from './given-at.ts';
import type { ActionIcon } from './icons.ts';
import { isAllowed, type JobAction } from './job-action.ts';
import { jobPace } from './job-figures.ts';
import { jobLine, secondsToRetry } from './job-line.ts';
import { nextAction } from './next-action.ts';
import type { JobSummary } from './transfer-manager.ts';
import { words } from './words.ts';

/** A button under a job's figures. */
export interface DetailsButton {
  readonly action: JobAction;
  readonly label: string;
  readonly icon: ActionIcon;
  readonly tone: 'primary' | 'bold';
  readonly enabled: boolean;
}

const second = (job: JobSummary, first: JobAction): readonly DetailsButton[] => {
  if (first === 'save') {
    const isOpen = isAllowed('keep', job);
    return isOpen ? [{ action: 'keep', label: words.keep, icon: 'crate', tone: 'bold', enabled: true }] : [];
  }
  if (first === 'pause') return [{ action: 'save', label: words.save, icon: 'save', tone: 'bold', enabled: false }];
  if (job.state === 5) return [{ action: 'pause', label: words.pause, icon: 'pause', tone: 'bold', enabled: true }];
  return [{ action: 'save', label: words.save, icon: 'save', tone: 'bold', enabled: isAllowed('save', job) }];
};

const removal = (label: string): DetailsButton => ({
  action: 'remove',
  label,
  icon: 'trash',
  tone: 'bold',
  enabled: true,
});

/** The buttons of the details. */
export const detailsButtons = (job: JobSummary): readonly DetailsButton[] => {
  if (job.state === 8) return [removal(words.removeFinal)];
  const { action, label, icon, tone } = nextAction(job);
  if (givenAt(job) !== undefined) {
    const again = job.state === 4 ? words.retryNow : words.resume;
    return [removal(words.remove), { action: 'resume', label: again, icon: 'retry', tone: 'bold', enabled: true }];
  }
  if (job.state === 4) {
    const isHere = action === 'details';
    const first = isHere
      ? ({ action: 'resume', label: words.retryNow, icon: 'retry' } as const)
      : { action, label, icon };
    return [{ ...first, tone: 'bold', enabled: true }, removal(words.remove)];
  }
  const first = { action, label, icon, tone: tone === 'quiet' ? 'bold' : 'primary', enabled: true } as const;
  return [first, ...second(job, action)];
};

/** The note beside the state: when it became so, or what it waits for. */
export const detailsNote = (job: JobSummary, now: number): string => {
  const { reason } = jobLine(job, now);
  if (job.state === 4 && job.error) {
    return `${format.day(job.error.at, now)}, ${format.clock(job.error.at, job.error.at)}`;
  }
  if (
    (job.state === 6 || job.state === 7) &&
    job.checking === undefined &&
    job.times.transferCompletion !== undefined
  ) {
    return format.ago(job.times.transferCompletion, now);
  }
  return reason;
};

/** Speed and time left, the countdown to the next try, or how long it took. */
export const detailsPace = (job: JobSummary, now: number): string => {
  const seconds = secondsToRetry(job, now);
  if (seconds !== undefined) return `${words.nextTryIn} ${format.countdown(seconds)}`;
  if (job.state === 4 && job.error) return words.stoppedAt(format.clock(job.error.at, now));
  const { speed, left } = jobPace(job, now);
  if (job.state !== 2) return '';
  return left === words.stalled ? speed : `${speed} · ${words.left(left)}`;
};
