import { describe, expect, test } from 'vitest';

import type { Job } from '../../src/core/job.ts';
import type { WaitingFor } from '../../src/core/waiting.ts';
import type { NetworkCost } from '../../src/core/network-cost.ts';
import { mayDispatch, mayPay, waitingForOf, type World } from '../../src/core/world.ts';
import { aJob, jobIn, livedStates } from './a-job.ts';

const fine: World = { isWorking: true, isOnline: true, isFull: false, cost: 'free' };
const queued = (waitingFor: WaitingFor, change: Partial<Job> = {}): Job =>
  aJob({ phase: { state: 'queued', waitingFor }, ...change });

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
    const world = { isWorking: false, isOnline: false, isFull: true, cost: 'costly' as const };
    for (const state of livedStates) {
      expect([state, waitingForOf(jobIn(state), world) !== undefined]).toEqual([state, state === 'queued']);
    }
  });
});

describe('mayPay', () => {
  const cases: readonly [policy: Job['costPolicy'], allowed: readonly NetworkCost[]][] = [
    ['always', ['unknown', 'free', 'metered', 'costly']],
    ['not-roaming', ['free', 'metered']],
    ['unmetered', ['free']],
  ];
  for (const [costPolicy, allowed] of cases) {
    for (const cost of ['unknown', 'free', 'metered', 'costly'] as const) {
      const may = allowed.includes(cost);
      test(`${costPolicy} ${may ? 'allows' : 'forbids'} a network that is ${cost}`, () => {
        const job = queued('turn', { costPolicy });
        expect(mayPay(job, { ...fine, cost })).toBe(may);
        expect(waitingForOf(job, { ...fine, cost })).toBe(may ? 'turn' : 'cost');
      });
    }
  }

  test('is true for every network where the person said so', () =>
    expect(
      mayPay(queued('turn', { costPolicy: 'unmetered', isCostOverridden: true }), { ...fine, cost: 'costly' }),
    ).toBe(true));
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
          const world = { isWorking, isOnline, isFull, cost: 'free' as const };
          expect(mayDispatch(world)).toBe(waitingForOf(queued('turn'), world) === 'turn');
        }
      }
    }
  });
});
