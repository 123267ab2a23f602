import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { bytesPerSecond, newRate, type Rate, secondsLeft, withBytes } from '../../src/core/rate.ts';
import { toInstant } from '../../src/core/time.ts';
import { start } from './a-job.ts';

const ms = (after: number): ReturnType<typeof toInstant> => toInstant(start + after);

/** A rate after bytes that came each at its time. */
const rateOf = (...arrivals: readonly (readonly [at: number, bytes: number])[]): Rate =>
  arrivals.reduce((rate, [at, bytes]) => withBytes(rate, bytes, ms(at)), newRate(start));

const steady = (count: number): readonly (readonly [number, number])[] =>
  Array.from({ length: count }, (_, at) => [(at + 1) * 100, 100] as const);

describe('the speed', () => {
  test('is nothing at first', () => expect(bytesPerSecond(newRate(start))).toBe(0));
  test('is not guessed before half a second', () => expect(bytesPerSecond(rateOf([499, 1000]))).toBe(0));
  test('is measured after half a second', () => expect(bytesPerSecond(rateOf([500, 1000]))).toBe(2000));
  test('counts all that came meanwhile', () =>
    expect(bytesPerSecond(rateOf([100, 300], [200, 300], [500, 400]))).toBe(2000));
  test('of a steady line is that of the line', () => expect(bytesPerSecond(rateOf(...steady(100)))).toBe(1000));
  test('follows a change within about three seconds', () => {
    const slower = rateOf(...steady(100), [13_000, 300]);
    expect(bytesPerSecond(slower)).toBeLessThan(600);
  });
  test('falls towards nothing where nothing comes', () => {
    const silent = Array.from({ length: 60 }, (_, at) => [10_000 + at * 500, 0] as const);
    expect(bytesPerSecond(rateOf(...steady(99), ...silent))).toBe(0);
  });

  test('is measured again at once after the clock was put back', () => {
    const before = rateOf(...steady(10));
    const back = withBytes(before, 0, ms(-86_400_000));
    expect(bytesPerSecond(withBytes(back, 9000, ms(-86_399_000)))).toBeGreaterThan(2000);
  });

  test('lies between the slowest and the fastest that was measured', () => {
    const arrival = fc.record({
      wait: fc.integer({ min: 500, max: 5000 }),
      speed: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 1, maxLength: 20 }), (arrivals) => {
        let rate = newRate(start);
        let at = 0;
        for (const { wait, speed } of arrivals) {
          at += wait;
          rate = withBytes(rate, (speed * wait) / 1000, ms(at));
        }
        const speeds = arrivals.map(({ speed }) => speed);
        expect(bytesPerSecond(rate)).toBeGreaterThanOrEqual(Math.min(...speeds));
        expect(bytesPerSecond(rate)).toBeLessThanOrEqual(Math.max(...speeds));
      }),
    );
  });

  test('is a whole number, never negative, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -1e10, max: 1e10 }), fc.nat(1e9))), (arrivals) => {
        const speed = bytesPerSecond(rateOf(...arrivals));
        expect(Number.isSafeInteger(speed) && speed >= 0).toBe(true);
      }),
    );
  });
});

describe('secondsLeft', () => {
  const rate = rateOf([1000, 1000]);
  test('is what is missing by the speed, rounded up', () => expect(secondsLeft(rate, 2500)).toBe(3));
  test('is 0 where nothing is missing', () => expect(secondsLeft(rate, 0)).toBe(0));
  test('is unknown where the size is', () => expect(secondsLeft(rate, undefined)).toBeUndefined());
  test('is unknown while nothing moves, never endless', () =>
    expect(secondsLeft(newRate(start), 2500)).toBeUndefined());
});
