import { toInstant } from '../../src/core/time.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** The wall clock as it stood when the worker started, carried on by the monotonic one: nobody can set it while it runs. */
export const createBrowserClock = (): Clock => {
  const start = Date.now() - performance.now();
  return {
    now: () => toInstant(Math.round(start + performance.now())),
    after: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  };
};
