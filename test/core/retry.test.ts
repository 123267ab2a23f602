import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { retryCap, retryDelay, retryFloor, retryRest } from '../../src/core/retry.ts';

const nearlyOne = 1 - 2 ** -53;

describe('retryDelay', () => {
  const cases: readonly [minimum: number, failures: number, least: number, most: number][] = [
    [5, 0, 5000, 5000],
    [5, 1, 5000, 10_000],
    [5, 2, 5000, 20_000],
    [5, 6, 5000, 320_000],
    [5, 7, 5000, 600_000],
    [5, 5000, 5000, 600_000],
    [0, 1, 5000, 10_000],
    [4.9, 1, 5000, 10_000],
    [60, 1, 60_000, 120_000],
    [600, 3, 600_000, 600_000],
    [3600, 3, 3_600_000, 3_600_000],
  ];
  for (const [minimum, failures, least, most] of cases) {
    test(`after ${failures} failures with a minimum of ${minimum} s lies between ${least} and ${most} ms`, () => {
      expect(retryDelay(minimum, failures, 0)).toBe(least);
      expect(retryDelay(minimum, failures, nearlyOne)).toBe(most);
    });
  }

  test('is spread evenly between its bounds', () => expect(retryDelay(5, 2, 0.5)).toBe(12_500));

  test('is never below the floor, never above the cap or its minimum, and always whole', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(100), fc.double({ min: 0, max: nearlyOne, noNaN: true }), (least, n, random) => {
        const delay = retryDelay(least, n, random);
        expect(Number.isSafeInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(Math.max(retryFloor, least) * 1000);
        expect(delay).toBeLessThanOrEqual(Math.max(retryCap, least) * 1000);
      }),
    );
  });
});

describe('retryRest', () => {
  const cases: readonly [name: string, retryAt: number, now: number, rest: number][] = [
    ['before the time', 10_000, 4000, 6000],
    ['at the time', 10_000, 10_000, 0],
    ['long after the time', 10_000, 999_999_999, 0],
    ['with a clock that was put back by days', 10_000, -999_999_999, 8000],
  ];
  for (const [name, retryAt, now, rest] of cases) {
    test(`${name} ${rest} ms are left of 8000`, () => expect(retryRest(retryAt, now, 8000)).toBe(rest));
  }
});
