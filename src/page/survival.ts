import type { AppStatus } from './app-status.ts';
import { format } from './format.ts';
import { jobLook } from './job-look.ts';
import type { JobSummary } from './transfer-manager.ts';
import { words } from './words.ts';

/** What happens when Lading is closed now, in one honest sentence and in a short form. */
export interface Survival {
  readonly lead: string;
  readonly rest: string;
  readonly shortLead: string;
  readonly shortRest: string;
}

const leads = { lead: words.survivalLead, shortLead: words.survivalShortLead };

/** The survival sentence for all jobs. */
export const survival = ({ active, waiting }: AppStatus): Survival => {
  if (active > 0) {
    return { ...leads, rest: words.survivalRunning(format.count(active)), shortRest: words.survivalShortRunning };
  }
  if (waiting > 0) {
    return { ...leads, rest: words.survivalWaiting(format.count(waiting)), shortRest: words.survivalShortWaiting };
  }
  return { ...leads, rest: words.survivalIdle, shortRest: words.survivalShortIdle };
};

/** The survival sentence for one job. */
export const jobSurvival = (job: JobSummary): string => {
  switch (jobLook(job)) {
    case 'downloading':
    case 'checking':
      return words.jobSurvival.running;
    case 'waiting':
    case 'retrying':
      return words.jobSurvival.waiting;
    case 'paused':
    case 'failed':
      return words.jobSurvival.resting;
    case 'ready':
    case 'saved':
      return words.jobSurvival.kept;
    case 'removed':
      return words.jobSurvival.gone;
  }
};
