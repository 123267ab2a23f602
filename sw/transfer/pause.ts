import type { Clock } from '../../src/ports/clock.ts';

/** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
export const pause = async (clock: Clock, ms: number, signal: AbortSignal): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(ms, resolve);
  const stop = (): void => resolve();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) resolve();
  await promise;
  cancel();
  signal.removeEventListener('abort', stop);
};
