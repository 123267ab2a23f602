import type { JobSummary } from './transfer-manager.ts';

/** When the link of a job that rests was given to the browser's own downloads: milliseconds since 1970. */
export const givenAt = ({ state, handedOver }: Pick<JobSummary, 'state' | 'handedOver'>): number | undefined =>
  state === 3 || state === 4 ? handedOver : undefined;
