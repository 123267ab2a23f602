import type { JobSummary } from './transfer-manager.ts';

/** How a job is drawn: one look a state, and one more for long work on whole bytes. */
export const jobLooks = [
  'downloading',
  'waiting',
  'paused',
  'retrying',
  'checking',
  'ready',
  'saved',
  'failed',
  'removed',
] as const;

export type JobLook = (typeof jobLooks)[number];

const lookByState: readonly JobLook[] = [
  'waiting',
  'waiting',
  'downloading',
  'paused',
  'failed',
  'retrying',
  'ready',
  'saved',
  'removed',
];

/** The look of a job by its state's number (`BG_JOB_STATE`) and whether its bytes are being checked. */
export const jobLook = ({ state, checking }: Pick<JobSummary, 'state' | 'checking'>): JobLook => {
  if (checking !== undefined && (state === 0 || state === 2)) return 'checking';
  return lookByState[state] ?? 'waiting';
};
