import './promise-with-resolvers.ts';
import { type Instant, toInstant } from '../../src/core/time.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Lets time pass: what falls due runs in its order, and what follows from it has settled before the next. */
  readonly advance: (ms: number) => Promise<void>;
  /** Goes from one due call to the next until `isThere`, at most `ms` on; answers whether it got there. */
  readonly advanceUntil: (ms: number, isThere: () => boolean | Promise<boolean>) => Promise<boolean>;
  /** Lets everything happen that needs no time. */
  readonly settle: () => Promise<void>;
  /** The delays that are set, from now on. */
  readonly delays: () => readonly number[];
}

interface Timer {
  readonly at: number;
  readonly call: () => void;
}

/** 2026-03-01, when nothing special happens. */
export const beginning = toInstant(Date.UTC(2026, 2, 1));

/** Every microtask has run when the event loop takes its next turn. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A Clock driven by hand. */
export const createManualClock = (start: Instant = beginning): ManualClock => {
  let now: number = start;
  const timers = new Set<Timer>();

  const nextDue = (limit: number): Timer | undefined => {
    let first: Timer | undefined;
    for (const timer of timers) if (timer.at <= limit && (!first || timer.at < first.at)) first = timer;
    return first;
  };

  const advanceUntil: ManualClock['advanceUntil'] = async (ms, isThere) => {
    const limit = now + ms;
    for (;;) {
      await settle();
      if (await isThere()) return true;
      const timer = nextDue(limit);
      if (!timer) break;
      timers.delete(timer);
      now = Math.max(now, timer.at);
      timer.call();
    }
    now = limit;
    await settle();
    return isThere();
  };

  return {
    now: () => toInstant(now),
    after: (ms, call) => {
      const timer = { at: now + Math.max(0, ms), call };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: async (ms) => void (await advanceUntil(ms, () => false)),
    advanceUntil,
    settle,
    delays: () => [...timers].map(({ at }) => at - now),
  };
};
