import { causeOf } from './cause-of.ts';
import { givenAt } from './given-at.ts';
import type { ActionIcon } from './icons.ts';
import type { JobAction } from './job-action.ts';
import { jobLook } from './job-look.ts';
import { remediesFor } from './remedies.ts';
import type { JobError, JobSummary } from './transfer-manager.ts';
import { words } from './words.ts';

/** The one button of a row: bold ones wait for a person, quiet ones do not. */
export interface NextAction {
  readonly action: JobAction;
  readonly label: string;
  readonly icon: ActionIcon;
  readonly tone: 'bold' | 'quiet' | 'ready';
}

const afterFailure = (error: JobError | undefined): NextAction => {
  const first = error && remediesFor(causeOf(error))[0];
  if (first === 'new-link') return { action: 'replace-link', label: words.newLink, icon: 'link', tone: 'bold' };
  if (first === 'browser' || first === 'server-lines') {
    return { action: 'details', label: words.options, icon: 'external', tone: 'bold' };
  }
  return { action: 'resume', label: words.retryNow, icon: 'retry', tone: 'bold' };
};

/** What the browser's own downloads have now is most likely done with here. */
const afterHandOver = { action: 'remove', label: words.remove, icon: 'trash', tone: 'bold' } as const;

/** The next useful action for a job. */
export const nextAction = (job: JobSummary): NextAction => {
  if (givenAt(job) !== undefined) return afterHandOver;
  switch (jobLook(job)) {
    case 'waiting':
      if (job.waitingFor === 'cost') return { action: 'use-now', label: words.useNow, icon: 'play', tone: 'quiet' };
      return { action: 'pause', label: words.pause, icon: 'pause', tone: 'quiet' };
    case 'downloading':
    case 'checking':
      return { action: 'pause', label: words.pause, icon: 'pause', tone: 'quiet' };
    case 'paused':
      return { action: 'resume', label: words.resume, icon: 'play', tone: 'bold' };
    case 'retrying':
      if (job.error && causeOf(job.error).kind === 'cost') {
        return { action: 'use-now', label: words.useNow, icon: 'play', tone: 'bold' };
      }
      return { action: 'resume', label: words.retryNow, icon: 'retry', tone: 'bold' };
    case 'ready':
      return { action: 'save', label: words.save, icon: 'save', tone: 'ready' };
    case 'saved':
      return { action: 'save', label: words.saveAgain, icon: 'save', tone: 'quiet' };
    case 'failed':
      return afterFailure(job.error);
    case 'removed':
      return { action: 'remove', label: words.remove, icon: 'trash', tone: 'quiet' };
  }
};
