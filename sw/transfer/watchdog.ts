import type { Clock } from '../../src/ports/clock.ts';

/** Thrown when nothing came in time. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** What `promise` answers, or TimedOut after `ms` milliseconds, in which case `giveUp` ends the work. */
export const within = async <T>(clock: Clock, ms: number, promise: Promise<T>, giveUp: () => void): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const cancel = clock.after(ms, () => {
    reject(new TimedOut(`Nothing came for ${ms} ms`));
    giveUp();
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    cancel();
  }
};
