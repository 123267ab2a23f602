import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { firstRamp, isGrowing, type Ramp, rampDown, rampUp } from '../../src/core/ramp.ts';

const climb = (speeds: readonly number[], limit: number): Ramp =>
  speeds.reduce((ramp, speed) => rampUp(ramp, speed, limit), firstRamp);

describe('rampUp', () => {
  const cases: readonly [name: string, speeds: readonly number[], limit: number, allowed: number, grows: boolean][] = [
    ['begins with one connection', [], 6, 1, true],
    ['takes the first step whatever the speed', [0], 6, 2, true],
    ['takes 1, 2, 4, 6 while each step helps', [0, 10, 20], 6, 6, true],
    ['takes further steps where the limit allows', [0, 10, 20, 30, 40, 50], 16, 16, true],
    ['keeps a limit between two steps', [0, 10, 20], 5, 5, true],
    ['keeps a limit beyond the last step', [0, 10, 20, 30, 40, 50, 60], 20, 20, true],
    ['stays at one where the limit is one', [0, 10], 1, 1, true],
    ['stops where a step did not help', [0, 10, 10], 6, 4, false],
    ['stops where a step helped less than a tenth', [0, 100, 109], 6, 4, false],
    ['goes on where a step helped by a tenth', [0, 100, 111], 6, 6, true],
    ['does not grow again once it has stopped', [0, 10, 10, 999], 6, 4, false],
  ];
  for (const [name, speeds, limit, allowed, grows] of cases) {
    test(name, () => expect(climb(speeds, limit)).toMatchObject({ allowed, grows }));
  }

  test('compares with the speed at the last step', () => expect(climb([0, 10, 20], 6).speedBefore).toBe(20));

  test('never exceeds the limit, never shrinks, and settles', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { maxLength: 30 }), fc.integer({ min: 1, max: 64 }), (speeds, limit) => {
        let before = firstRamp;
        for (const speed of speeds) {
          const now = rampUp(before, speed, limit);
          expect(now.allowed).toBeLessThanOrEqual(limit);
          expect(now.allowed).toBeGreaterThanOrEqual(before.allowed);
          if (!before.grows) expect(now).toBe(before);
          before = now;
        }
      }),
    );
  });
});

describe('rampDown', () => {
  test('allows as many as work, and no more', () =>
    expect(rampUp(rampDown(3), 999, 6)).toEqual({ allowed: 3, speedBefore: 0, grows: false }));
  test('allows one where none works', () => expect(rampDown(0).allowed).toBe(1));
});

describe('isGrowing', () => {
  test('is true at the start', () => expect(isGrowing(firstRamp, 6)).toBe(true));
  test('is false at the limit', () => expect(isGrowing(firstRamp, 1)).toBe(false));
  test('is false after a refusal', () => expect(isGrowing(rampDown(1), 6)).toBe(false));
});
