import { describe, expect, test } from 'vitest';

import type { JobId } from '../../src/core/ids.ts';
import type { Priority } from '../../src/core/priority.ts';
import { nextSliceEnd, type Plan, type Running, schedule, timeSlice, type Waiting } from '../../src/core/schedule.ts';
import { toInstant } from '../../src/core/time.ts';
import { at, idOf, start } from './a-job.ts';

const waits = (number: number, priority: Priority): Waiting => ({
  id: idOf(number),
  priority,
  turn: start - timeSlice,
});
const runs = (number: number, priority: Priority, since = 0): Running => ({
  ...waits(number, priority),
  since: toInstant(start + since),
});

const ids = (...numbers: readonly number[]): readonly JobId[] => numbers.map(idOf);
const plan = (dispatch: readonly number[], recall: readonly number[]): Plan => ({
  dispatch: ids(...dispatch),
  recall: ids(...recall),
});

describe('schedule', () => {
  const early = timeSlice - 1;
  const late = timeSlice;
  const cases: readonly [
    name: string,
    waiting: readonly Waiting[],
    running: readonly Running[],
    now: number,
    expected: Plan,
  ][] = [
    ['does nothing where nothing waits', [], [runs(1, 2)], 9 * late, plan([], [])],
    ['fills the slots in the order of the turns', [1, 2, 3, 4].map((n) => waits(n, 2)), [], 0, plan([1, 2, 3], [])],
    ['fills only the slots that are free', [waits(3, 2), waits(4, 2)], [runs(1, 2), runs(2, 2)], 0, plan([3], [])],
    [
      'takes the higher priority first, whatever the order',
      [waits(1, 3), waits(2, 2), waits(3, 1), waits(4, 2)],
      [],
      0,
      plan([3, 2, 4], []),
    ],
    [
      'dispatches every foreground job at once',
      [1, 2, 3, 4, 5].map((n) => waits(n, 0)),
      [],
      0,
      plan([1, 2, 3, 4, 5], []),
    ],
    [
      'does not count foreground jobs against the slots',
      [waits(4, 2), waits(5, 0)],
      [runs(1, 0), runs(2, 0), runs(3, 0)],
      0,
      plan([5, 4], []),
    ],
    [
      'recalls the lowest priority for a higher one',
      [waits(4, 1)],
      [runs(1, 2), runs(2, 3), runs(3, 2)],
      0,
      plan([], [2]),
    ],
    [
      'recalls among equals the one that ran longest',
      [waits(4, 1)],
      [runs(1, 2, 20), runs(2, 2, 10), runs(3, 2, 30)],
      40,
      plan([], [2]),
    ],
    [
      'recalls nobody for a lower priority',
      [waits(4, 3)],
      [runs(1, 2), runs(2, 2), runs(3, 2)],
      9 * late,
      plan([], []),
    ],
    [
      'recalls nobody for an equal one within its slice',
      [waits(4, 2)],
      [runs(1, 2), runs(2, 2), runs(3, 2)],
      early,
      plan([], []),
    ],
    [
      'recalls an equal one when its slice is over',
      [waits(4, 2)],
      [runs(1, 2, 1), runs(2, 2, 0), runs(3, 2, 2)],
      late,
      plan([], [2]),
    ],
    [
      'recalls no more than wait',
      [waits(4, 2), waits(5, 2)],
      [runs(1, 2), runs(2, 2), runs(3, 2)],
      late,
      plan([], [1, 2]),
    ],
    ['recalls no foreground job, ever', [waits(4, 1)], [runs(1, 0), runs(2, 0), runs(3, 1)], 9 * late, plan([4], [])],
    [
      'recalls one for each that waits for a slot',
      [waits(5, 1), waits(6, 2)],
      [runs(1, 3), runs(2, 3), runs(3, 1)],
      0,
      plan([], [1, 2]),
    ],
    [
      'recalls what runs beyond the slots, lowest first, when the setting was lowered',
      [],
      [runs(1, 1), runs(2, 3), runs(3, 2), runs(4, 2, 5)],
      0,
      plan([], [2]),
    ],
  ];
  for (const [name, waiting, running, now, expected] of cases) {
    test(name, () => expect(schedule(waiting, running, 3, at(now).now)).toEqual(expected));
  }

  test('with no slot at all only foreground jobs run', () =>
    expect(schedule([waits(1, 0), waits(2, 1)], [runs(3, 1)], 0, start)).toEqual(plan([1], [3])));
});

describe('nextSliceEnd', () => {
  test('is the first end of all', () =>
    expect(nextSliceEnd([runs(1, 2, 30), runs(2, 3, 10), runs(3, 1, 20)])).toBe(start + 10 + timeSlice));
  test('a foreground job has no slice', () => expect(nextSliceEnd([runs(1, 0)])).toBeUndefined());
  test('there is none where nothing runs', () => expect(nextSliceEnd([])).toBeUndefined());
  test('a slice is five minutes', () => expect(timeSlice).toBe(300_000));
});

test('one job more than there are slots changes places with one of them at the end of a slice, not with all', () => {
  const running = [runs(1, 2), runs(2, 2), runs(3, 2)];
  const now = at(timeSlice).now;
  expect(schedule([waits(4, 2)], running, 3, now)).toEqual(plan([], [1]));
  const recalled: Waiting = { ...waits(1, 2), turn: now };
  expect(schedule([recalled], [runs(2, 2), runs(3, 2), runs(4, 2, timeSlice)], 3, now)).toEqual(plan([], []));
  const share = at(timeSlice + timeSlice / 3).now;
  expect(schedule([recalled], [runs(2, 2), runs(3, 2), runs(4, 2, timeSlice)], 3, share)).toEqual(plan([], [2]));
});
