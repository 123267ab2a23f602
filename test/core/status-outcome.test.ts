import { describe, expect, test } from 'vitest';

import { isRecoverableStatus, secondChances } from '../../src/core/status-outcome.ts';

describe('isRecoverableStatus', () => {
  const recoverable = new Set([408, 421, 425, 429]);

  test('of the 4xx only 408, 421, 425 and 429 may mend', () => {
    for (let status = 400; status < 500; status += 1) {
      expect([status, isRecoverableStatus(status)]).toEqual([status, recoverable.has(status)]);
    }
  });

  test('of the 5xx all may mend but 501 and 505', () => {
    for (let status = 500; status < 600; status += 1) {
      expect([status, isRecoverableStatus(status)]).toEqual([status, status !== 501 && status !== 505]);
    }
  });
});

describe('secondChances', () => {
  const cases: readonly [status: number, chances: number][] = [
    [403, 1],
    [404, 2],
    [401, 0],
    [410, 0],
    [451, 0],
    [500, 0],
  ];
  for (const [status, chances] of cases) {
    test(`${status} after good bytes has ${chances}`, () => expect(secondChances(status)).toBe(chances));
  }
});
