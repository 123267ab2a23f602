/** Microsoft's `BG_JOB_STATE`, name by name and number by number (Deliveryoptimization.h). */
export const bitsNumberByState = {
  queued: 0,
  connecting: 1,
  transferring: 2,
  suspended: 3,
  error: 4,
  'transient-error': 5,
  transferred: 6,
  acknowledged: 7,
  cancelled: 8,
} as const;

export type JobState = keyof typeof bitsNumberByState;

/** Every state, in the order of its number. */
export const jobStates = [
  'queued',
  'connecting',
  'transferring',
  'suspended',
  'error',
  'transient-error',
  'transferred',
  'acknowledged',
  'cancelled',
] as const satisfies readonly JobState[];

/** The names that the programming interface shows (`BG_JOB_STATE` without its prefix). */
export const stateNameByState = {
  queued: 'QUEUED',
  connecting: 'CONNECTING',
  transferring: 'TRANSFERRING',
  suspended: 'SUSPENDED',
  error: 'ERROR',
  'transient-error': 'TRANSIENT_ERROR',
  transferred: 'TRANSFERRED',
  acknowledged: 'ACKNOWLEDGED',
  cancelled: 'CANCELLED',
} as const satisfies Record<JobState, string>;

/** True for the two states that are never left. */
export const isFinal = (state: JobState): boolean => state === 'acknowledged' || state === 'cancelled';

/** The state of a number, or `undefined` where Microsoft gives it no name. */
export const stateByNumber = (number: number): JobState | undefined => jobStates[number];
