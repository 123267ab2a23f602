import { describe, expect, test } from 'vitest';

import type { WaitingFor } from '../../src/core/waiting.ts';
import { mayDispatch, waitingForOf, type World } from '../../src/core/world.ts';
import { aJob, jobIn, livedStates } from './a-job.ts';

const fine: World = { isWorking: true, isOnline: true, isFull: false };
const queued = (waitingFor: WaitingFor): ReturnType<typeof aJob> => aJob({ phase: { state: 'queued', waitingFor } });

describe('waitingForOf', () => {
  const cases: readonly [name: string, stored: WaitingFor, change: Partial<World>, told: WaitingFor][] = [
    ['a job waits for its turn', 'turn', {}, 'turn'],
    ['offline it waits for the network', 'turn', { isOnline: false }, 'network'],
    ['with a full disk it waits for space', 'turn', { isFull: true }, 'space'],
    ['without a page it waits for one', 'turn', { isWorking: false }, 'page'],
    ['without a page the network does not matter', 'turn', { isWorking: false, isOnline: false, isFull: true }, 'page'],
    ['offline the disk does not matter', 'turn', { isOnline: false, isFull: true }, 'network'],
    ['when a page is there again it waits for its turn', 'page', {}, 'turn'],
    ['a cost that is too high stays the reason', 'cost', {}, 'cost'],
  ];
  for (const [name, stored, change, told] of cases) {
    test(name, () => expect(waitingForOf(queued(stored), { ...fine, ...change })).toBe(told));
  }

  test('a queued job always says what it waits for, and no other job does', () => {
    const world = { isWorking: false, isOnline: false, isFull: true };
    for (const state of livedStates) {
      expect([state, waitingForOf(jobIn(state), world) !== undefined]).toEqual([state, state === 'queued']);
    }
  });
});

describe('mayDispatch', () => {
  test('is true while there is a page, the network and space', () => expect(mayDispatch(fine)).toBe(true));
  for (const change of [{ isWorking: false }, { isOnline: false }, { isFull: true }]) {
    test(`is false with ${JSON.stringify(change)}`, () => expect(mayDispatch({ ...fine, ...change })).toBe(false));
  }

  test('is true exactly where a job waits for its turn', () => {
    for (const isWorking of [true, false]) {
      for (const isOnline of [true, false]) {
        for (const isFull of [true, false]) {
          const world = { isWorking, isOnline, isFull };
          expect(mayDispatch(world)).toBe(waitingForOf(queued('turn'), world) === 'turn');
        }
      }
    }
  });
});
