import { expect, test } from 'vitest';

import type { JobStore } from '../../src/ports/job-store.ts';
import { createReservedJobStore } from '../../sw/adapters/reserved-job-store.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createMemoryJobStore } from '../fakes/memory-job-store.ts';
import { aJob, jobIdOf } from '../fakes/sample-job.ts';

const full = (): DOMException => new DOMException('Full', 'QuotaExceededError');

/** A store that takes no row while the reserve lies there, and for so many tries after it was given up. */
const crowded = (late: number) => {
  const clock = createManualClock();
  const inner = createMemoryJobStore();
  const seen = { isKept: true, tries: 0, keeps: 0 };
  const change: JobStore['change'] = (id, scope, decide) => {
    seen.tries += 1;
    return seen.isKept || seen.tries <= late + 1 ? Promise.reject(full()) : inner.change(id, scope, decide);
  };
  const reserve = {
    keep: async () => {
      seen.keeps += 1;
    },
    give: async () => {
      const wasKept = seen.isKept;
      seen.isKept = false;
      return wasKept;
    },
  };
  return { clock, inner, seen, store: createReservedJobStore({ ...inner, change }, reserve, clock) };
};

const id = jobIdOf(1);
const rename = (store: JobStore) =>
  store.change(id, 'no files', ({ job }) => ({ job: { ...job, displayName: 'new' }, answer: undefined }));
const filled = async (inner: JobStore): Promise<void> => {
  await inner.add(() => ({ job: aJob(), files: [], headers: new Map(), log: [] }));
};

test.each([0, 3])('a full store takes a row once the reserve is given up (noticed %d tries later)', async (late) => {
  const { clock, inner, store } = crowded(late);
  await filled(inner);
  const renamed = rename(store);
  await clock.advance(2000);
  await renamed;
  expect((await inner.get(id))?.displayName).toBe('new');
});

test('a store that stays full says so in the end', async () => {
  const { clock, inner, store } = crowded(99);
  await filled(inner);
  const refusal = rename(store).catch((error: unknown) => error);
  await clock.advance(5000);
  expect(await refusal).toMatchObject({ name: 'QuotaExceededError' });
});

test('the reserve is set aside again when something has been deleted', async () => {
  const { store, seen } = crowded(0);
  await store.cleared({ jobId: id });
  expect(seen.keeps).toBe(1);
});
