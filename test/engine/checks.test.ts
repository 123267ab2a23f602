import { expect, test } from 'vitest';
import { Checks } from '../../sw/engine/checks.ts';
import { jobIdOf } from '../fakes/sample-job.ts';

const id = jobIdOf(1);

test('a check tells its share while it is at work, and is over at its end', async () => {
  const told: (number | undefined)[] = [];
  const checks: Checks = new Checks((moved) => told.push(checks.share(moved)));
  const answer = await checks.during(id, async (checked) => {
    checked(0.5);
    expect(checks.areAtWork).toBe(true);
    return 'same';
  });
  expect(answer).toBe('same');
  expect(told).toEqual([0, 0.5, undefined]);
  expect(checks.areAtWork).toBe(false);
});

test('a check that fails is over too', async () => {
  const checks = new Checks(() => undefined);
  await expect(checks.during(id, () => Promise.reject(new Error('unreadable')))).rejects.toThrow('unreadable');
  expect(checks.share(id)).toBeUndefined();
});
