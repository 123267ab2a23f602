import { describe, expect, test } from 'vitest';

import { failureOf, noProgressTimeoutOf } from '../../src/core/job.ts';
import { bitsNumberByState, isFinal, jobStates, stateByNumber, stateNameByState } from '../../src/core/job-state.ts';
import { priorities } from '../../src/core/priority.ts';
import { aJob, jobIn, livedStates } from './a-job.ts';

describe('states', () => {
  const numbers: readonly [number: number, name: string][] = [
    [0, 'QUEUED'],
    [1, 'CONNECTING'],
    [2, 'TRANSFERRING'],
    [3, 'SUSPENDED'],
    [4, 'ERROR'],
    [5, 'TRANSIENT_ERROR'],
    [6, 'TRANSFERRED'],
    [7, 'ACKNOWLEDGED'],
    [8, 'CANCELLED'],
  ];
  for (const [number, name] of numbers) {
    test(`${number} is ${name}`, () => {
      const state = stateByNumber(number);
      expect(state && stateNameByState[state]).toBe(name);
      expect(state && bitsNumberByState[state]).toBe(number);
    });
  }

  for (const number of [-1, 9, 1.5, Number.NaN]) {
    test(`${number} is no state`, () => expect(stateByNumber(number)).toBeUndefined());
  }

  test('only ACKNOWLEDGED and CANCELLED are final', () =>
    expect(jobStates.filter(isFinal)).toEqual(['acknowledged', 'cancelled']));
});

describe('a job', () => {
  test('has a failure in ERROR and TRANSIENT_ERROR, and in no other state', () =>
    expect(livedStates.filter((state) => failureOf(jobIn(state)) !== undefined)).toEqual(['error', 'transient-error']));

  test('of the foreground has an hour, any other a day, unless another time was set', () => {
    expect(priorities.map((priority) => noProgressTimeoutOf(aJob({ priority })))).toEqual([
      3600, 86_400, 86_400, 86_400,
    ]);
    expect(noProgressTimeoutOf(aJob({ noProgressTimeout: 0 }))).toBe(0);
  });
});
