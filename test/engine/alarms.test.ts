import { expect, test } from 'vitest';

import type { Phase } from '../../src/core/job.ts';
import { later } from '../../src/core/time.ts';
import { Alarms } from '../../sw/engine/alarms.ts';
import { beginning, createManualClock, type ManualClock } from '../fakes/manual-clock.ts';
import { aJob, jobIdOf } from '../fakes/sample-job.ts';

const ringing = (): { clock: ManualClock; alarms: Alarms; rung: string[] } => {
  const clock = createManualClock();
  const rung: string[] = [];
  return { clock, rung, alarms: new Alarms(clock, (id, type) => rung.push(`${id} ${type}`)) };
};

const failure = { cause: { kind: 'connection' as const }, at: beginning };

const waiting = (delay: number, retryAt = later(beginning, delay)): Phase => ({
  state: 'transient-error',
  failure,
  retryAt,
  delay,
});

const first = jobIdOf(1);

test('a retry rings at its time, once', async () => {
  const { clock, alarms, rung } = ringing();
  alarms.set(aJob({ phase: waiting(5000) }));
  expect(alarms.areSet).toBe(true);
  await clock.advance(4999);
  expect(rung).toEqual([]);
  await clock.advance(1);
  expect(rung).toEqual([`${first} retry-due`]);
  expect(alarms.areSet).toBe(false);
  await clock.advance(1_000_000);
  expect(rung).toHaveLength(1);
});

test('a job whose patience ends before its retry rings at that', async () => {
  const { clock, alarms, rung } = ringing();
  const stall = { spent: 0, countsFrom: beginning };
  alarms.set(aJob({ phase: waiting(500_000), noProgressTimeout: 100, stall }));
  await clock.advance(100_000);
  expect(rung).toEqual([`${first} gave-up`]);
});

test('setting an alarm again takes the place of the one before', async () => {
  const { clock, alarms, rung } = ringing();
  alarms.set(aJob({ phase: waiting(5000) }));
  alarms.set(aJob({ phase: waiting(8000) }));
  await clock.advance(7999);
  expect(rung).toEqual([]);
  await clock.advance(1);
  expect(rung).toHaveLength(1);
});

test('a job that waits no more has no alarm', async () => {
  const { clock, alarms, rung } = ringing();
  alarms.set(aJob({ phase: waiting(5000) }));
  alarms.set(aJob({ phase: { state: 'suspended' } }));
  expect(alarms.areSet).toBe(false);
  await clock.advance(10_000);
  expect(rung).toEqual([]);
});

test('a job that waits for the network has no alarm', () => {
  const { alarms } = ringing();
  alarms.set(
    aJob({ phase: { state: 'transient-error', failure: { cause: { kind: 'offline' }, at: beginning }, delay: 0 } }),
  );
  expect(alarms.areSet).toBe(false);
});

test.each([
  ['back by a day', -86_400_000, 5000],
  ['on by a day', 86_400_000, 0],
])(
  'a wall clock that went %s while the worker was dead neither delays nor spoils a retry',
  async (_name, shift, rest) => {
    const { clock, alarms, rung } = ringing();
    alarms.set(aJob({ phase: waiting(5000, later(beginning, 5000 - shift)) }));
    await clock.advance(rest);
    expect(rung).toHaveLength(1);
  },
);
