import { expect, test } from 'vitest';

import { RateLimiter } from '../../sw/transfer/rate-limiter.ts';
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts';

const { signal } = new AbortController();

/** Spends as fast as it may; answers how many bytes came by then. */
const spending = (limiter: RateLimiter, bytes: number, times: number): { spent: () => number } => {
  let spent = 0;
  void (async () => {
    for (let time = 0; time < times; time += 1) {
      await limiter.spend(bytes, signal);
      spent += bytes;
    }
  })();
  return { spent: () => spent };
};

const limiterOf = (limit: () => number): { clock: ManualClock; limiter: RateLimiter } => {
  const clock = createManualClock();
  return { clock, limiter: new RateLimiter(clock, limit) };
};

test('without a limit nothing waits', async () => {
  const { clock, limiter } = limiterOf(() => 0);
  const { spent } = spending(limiter, 1000, 100);
  await clock.settle();
  expect(spent()).toBe(100_000);
  expect(limiter.isActive).toBe(false);
});

test('after a second at once, bytes come at the speed of the limit', async () => {
  const { clock, limiter } = limiterOf(() => 10_000);
  expect(limiter.isActive).toBe(true);
  const { spent } = spending(limiter, 1000, 100);
  await clock.settle();
  expect(spent()).toBe(10_000);
  await clock.advance(1000);
  expect(spent()).toBe(20_000);
  await clock.advance(5000);
  expect(spent()).toBe(70_000);
});

test('many who spend share one limit', async () => {
  const { clock, limiter } = limiterOf(() => 10_000);
  const spenders = [1, 2, 3, 4].map(() => spending(limiter, 500, 100));
  await clock.advance(4000);
  expect(spenders.reduce((sum, { spent }) => sum + spent(), 0)).toBe(50_000);
});

test('time in which nothing came does not add up to more than a second', async () => {
  const { clock, limiter } = limiterOf(() => 10_000);
  await clock.advance(60_000);
  const { spent } = spending(limiter, 1000, 100);
  await clock.settle();
  expect(spent()).toBe(10_000);
});

test('who is aborted waits no longer', async () => {
  const { clock, limiter } = limiterOf(() => 10);
  const abort = new AbortController();
  let isOver = false;
  void limiter.spend(10_000, abort.signal).then(() => {
    isOver = true;
  });
  await clock.settle();
  expect(isOver).toBe(false);
  abort.abort();
  await clock.settle();
  expect(isOver).toBe(true);
  expect(clock.delays()).toEqual([]);
});
