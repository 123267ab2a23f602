/** Seconds: BITS's floor for the minimum retry delay. */
export const retryFloor = 5;

/** Seconds: the longest delay of our own. */
export const retryCap = 600;

/**
 * The delay before try `failures` + 1 in milliseconds: random between the minimum and min(600 s, minimum x 2^failures).
 * @param random - from 0 up to, not including, 1
 */
export const retryDelay = (minimumSeconds: number, failures: number, random: number): number => {
  const minimum = Math.max(retryFloor, minimumSeconds);
  const most = Math.max(minimum, Math.min(retryCap, minimum * 2 ** Math.min(failures, 20)));
  return Math.round((minimum + random * (most - minimum)) * 1000);
};

/** What is left of a planned delay after the worker died, whatever the wall clock did meanwhile. Milliseconds. */
export const retryRest = (retryAt: number, now: number, planned: number): number =>
  Math.min(planned, Math.max(0, retryAt - now));
