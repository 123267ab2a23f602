import { expect, test } from '@playwright/test';
import { resolve } from 'node:path';
import { soak } from './soak.ts';
import type { Evidence } from './soaked-job.ts';

test('a short soak: a dozen servers that misbehave, and kills, leave no file wrong, no byte lost and no job stuck', async () => {
  test.setTimeout(90_000);
  const offenders: Evidence[] = [];
  const { tally } = await soak({
    seed: 13,
    milliseconds: 5000,
    behaviours: 12,
    first: 1,
    atOnce: 12,
    longestPeace: 2000,
    dist: resolve(import.meta.dirname, '../..', process.env['LADING_DIST'] ?? 'dist'),
    ended: async (evidence) => void (evidence.verdict.problems.length > 0 && offenders.push(evidence)),
  });
  expect(offenders).toEqual([]);
  expect(tally.behaviours).toBe(12);
  expect(tally.kills.worker).toBeGreaterThan(0);
});
