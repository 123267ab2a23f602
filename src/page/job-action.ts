import type { JobSummary } from './transfer-manager.ts';

/** What a person can do to one job. */
export type JobAction =
  | 'pause'
  | 'resume'
  | 'use-now'
  | 'save'
  | 'save-folder'
  | 'save-whole'
  | 'keep'
  | 'replace-link'
  | 'copy-link'
  | 'hand-over'
  | 'check'
  | 'find-checksum'
  | 'details'
  | 'remove';

type JobFacts = Pick<JobSummary, 'state' | 'waitingFor' | 'progress'>;

const isUnfinished = (state: number): boolean => state <= 5;

/** Whether the state of a job allows an action: menus dim what it does not. */
export const isAllowed = (action: JobAction, { state, waitingFor, progress }: JobFacts): boolean => {
  switch (action) {
    case 'pause':
      return state === 0 || state === 2 || state === 5;
    case 'resume':
      return state === 3 || state === 4 || state === 5;
    case 'use-now':
      return waitingFor === 'cost' || state === 5;
    case 'save':
    case 'save-folder':
    case 'check':
      return state === 6 || state === 7;
    case 'save-whole':
      return isUnfinished(state) && progress.filesTransferred > 0;
    case 'keep':
      return state === 6;
    case 'replace-link':
      return isUnfinished(state);
    case 'hand-over':
      return state === 3 || state === 4;
    case 'find-checksum':
      return state <= 6 && progress.filesTotal > 0;
    case 'copy-link':
      return progress.filesTotal > 0;
    case 'details':
    case 'remove':
      return true;
  }
};
