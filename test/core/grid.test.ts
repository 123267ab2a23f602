import { describe, expect, test } from 'vitest';

import { type ActionType, eventTypes, type FactType, nextState } from '../../src/core/grid.ts';
import { isFinal, type JobState, jobStates } from '../../src/core/job-state.ts';

const ofActions: readonly [action: ActionType, from: JobState, to: JobState | undefined][] = [
  ['suspend', 'suspended', 'suspended'],
  ['suspend', 'queued', 'suspended'],
  ['suspend', 'transferring', 'suspended'],
  ['suspend', 'transient-error', 'suspended'],
  ['suspend', 'error', 'suspended'],
  ['suspend', 'transferred', 'transferred'],
  ['suspend', 'acknowledged', undefined],
  ['suspend', 'cancelled', undefined],
  ['resume', 'suspended', 'queued'],
  ['resume', 'queued', 'queued'],
  ['resume', 'transferring', 'transferring'],
  ['resume', 'transient-error', 'queued'],
  ['resume', 'error', 'queued'],
  ['resume', 'transferred', 'queued'],
  ['resume', 'acknowledged', undefined],
  ['resume', 'cancelled', undefined],
  ['complete', 'suspended', 'acknowledged'],
  ['complete', 'queued', 'acknowledged'],
  ['complete', 'transferring', 'acknowledged'],
  ['complete', 'transient-error', 'acknowledged'],
  ['complete', 'error', 'acknowledged'],
  ['complete', 'transferred', 'acknowledged'],
  ['complete', 'acknowledged', undefined],
  ['complete', 'cancelled', undefined],
  ['cancel', 'suspended', 'cancelled'],
  ['cancel', 'queued', 'cancelled'],
  ['cancel', 'transferring', 'cancelled'],
  ['cancel', 'transient-error', 'cancelled'],
  ['cancel', 'error', 'cancelled'],
  ['cancel', 'transferred', 'cancelled'],
  ['cancel', 'acknowledged', undefined],
  ['cancel', 'cancelled', undefined],
  ['change', 'suspended', 'suspended'],
  ['change', 'queued', 'queued'],
  ['change', 'transferring', 'transferring'],
  ['change', 'transient-error', 'transient-error'],
  ['change', 'error', 'error'],
  ['change', 'transferred', 'transferred'],
  ['change', 'acknowledged', undefined],
  ['change', 'cancelled', undefined],
];

/** Every pair that moves a job; all others leave it where it is. */
const ofFacts: readonly [fact: FactType, from: JobState, to: JobState][] = [
  ['started', 'queued', 'transferring'],
  ['yielded', 'transferring', 'queued'],
  ['engine-gone', 'transferring', 'queued'],
  ['network-lost', 'transferring', 'transient-error'],
  ['network-back', 'transient-error', 'queued'],
  ['cost-forbids', 'transferring', 'transient-error'],
  ['cost-allows', 'transient-error', 'queued'],
  ['failed', 'transferring', 'transient-error'],
  ['retry-due', 'transient-error', 'queued'],
  ['gave-up', 'transient-error', 'error'],
  ['broke', 'transferring', 'error'],
  ['finished', 'transferring', 'transferred'],
  // A job that was dispatched and has no byte yet is still QUEUED, and may fail, finish or be left by the engine.
  ['failed', 'queued', 'transient-error'],
  ['broke', 'queued', 'error'],
  ['finished', 'queued', 'transferred'],
  // The browser lost the bytes of a job that was ready to save.
  ['broke', 'transferred', 'error'],
];

const actions: readonly string[] = ['suspend', 'resume', 'complete', 'cancel', 'change'];
const facts = eventTypes.filter((event) => !actions.includes(event));
const pairs = jobStates.flatMap((state) => eventTypes.map((event) => ({ state, event })));

describe('what a person asks', () => {
  for (const [action, from, to] of ofActions) {
    test(`${action} of a ${from} job ${to === undefined ? 'is refused' : `leaves it ${to}`}`, () =>
      expect(nextState(from, action)).toBe(to));
  }

  test('the table has every action in every state that a job can be in', () => {
    expect(ofActions).toHaveLength(actions.length * (jobStates.length - 1));
    expect(new Set(ofActions.map(([action, from]) => `${action} ${from}`)).size).toBe(ofActions.length);
  });
});

describe('what happens to a job', () => {
  for (const [fact, from, to] of ofFacts) {
    test(`${fact} moves a ${from} job to ${to}`, () => expect(nextState(from, fact)).toBe(to));
  }

  test('no other fact moves a job, for the world may be slower than the person', () => {
    const moves = new Set(ofFacts.map(([fact, from]) => `${fact} ${from}`));
    const still = pairs.filter(
      ({ state, event }) => facts.includes(event) && event !== 'engine-gone' && !moves.has(`${event} ${state}`),
    );
    expect(still.filter(({ state, event }) => nextState(state, event) !== state)).toEqual([]);
    expect(still).toHaveLength(84);
  });

  test('a queued job stays queued when the engine goes', () =>
    expect(nextState('queued', 'engine-gone')).toBe('queued'));

  test('no fact is ever refused', () => {
    expect(jobStates.flatMap((state) => facts.filter((fact) => nextState(state, fact) === undefined))).toEqual([]);
  });
});

describe('laws over all pairs', () => {
  test('there are nine states and seventeen events', () => {
    expect(jobStates).toHaveLength(9);
    expect(eventTypes).toHaveLength(17);
  });

  test('no event leads to CONNECTING', () => {
    const entering = pairs.filter(
      ({ state, event }) => state !== 'connecting' && nextState(state, event) === 'connecting',
    );
    expect(entering).toEqual([]);
  });

  test('no event leads out of CONNECTING, and no action is allowed there', () => {
    expect(eventTypes.map((event) => nextState('connecting', event))).toEqual(
      eventTypes.map((event) => (facts.includes(event) ? 'connecting' : undefined)),
    );
  });

  test('no event leads out of a final state', () => {
    const leaving = pairs.filter(({ state, event }) => isFinal(state) && (nextState(state, event) ?? state) !== state);
    expect(leaving).toEqual([]);
  });

  test('an action is refused in the final states and in CONNECTING, and nowhere else', () => {
    for (const { state, event } of pairs) {
      const isRefused = actions.includes(event) && (isFinal(state) || state === 'connecting');
      expect(nextState(state, event) === undefined, `${event} in ${state}`).toBe(isRefused);
    }
  });

  test('the second of two equal events changes nothing more, or is refused because the state is final', () => {
    for (const { state, event } of pairs) {
      const once = nextState(state, event);
      if (once === undefined || once === 'connecting') continue;
      const twice = nextState(once, event);
      const isSettled = twice === once || (twice === undefined && isFinal(once));
      expect(isSettled, `${event} twice from ${state}`).toBe(true);
    }
  });

  test('every state but CONNECTING can be reached from birth', () => {
    const reached = new Set<JobState>(['suspended']);
    for (const state of reached) {
      for (const event of eventTypes) reached.add(nextState(state, event) ?? state);
    }
    expect([...reached].sort()).toEqual(jobStates.filter((state) => state !== 'connecting').toSorted());
  });

  test('every state that is not final can be left for both final ones', () => {
    for (const state of jobStates.filter((one) => one !== 'connecting' && !isFinal(one))) {
      expect([nextState(state, 'complete'), nextState(state, 'cancel')]).toEqual(['acknowledged', 'cancelled']);
    }
  });
});
