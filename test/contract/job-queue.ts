import { describe, expect, test } from 'vitest';

import type { Job, Phase } from '../../src/core/job.ts';
import type { LogLine } from '../../src/core/log-line.ts';
import { toInstant } from '../../src/core/time.ts';
import type { JobStore, Leftover } from '../../src/ports/job-store.ts';
import { aFile, aJob, jobIdOf } from '../fakes/sample-job.ts';

const queued: Phase = { state: 'queued', waitingFor: 'turn' };
const suspended: Phase = { state: 'suspended' };

const add = (store: JobStore, number: number, change: Partial<Job> = {}): Promise<Job> =>
  store.add((order) => {
    const id = jobIdOf(number);
    const log = [{ at: toInstant(1000), event: 'created', detail: `job ${number}` }];
    return { job: aJob({ ...change, id, order }), files: [aFile({ jobId: id })], headers: new Map(), log };
  });

const ids = (numbers: readonly number[]): readonly string[] => numbers.map(jobIdOf);

const idsOf = (jobs: readonly Job[]): readonly string[] => jobs.map(({ id }) => id);

const one = jobIdOf(1);

const testListing = (open: () => Promise<JobStore>): void => {
  test('lists the jobs of some states in the order of the queue', async () => {
    const store = await open();
    for (const number of [5, 1, 4, 2, 3]) await add(store, number, { phase: number % 2 === 0 ? queued : suspended });
    expect(idsOf(await store.list(['suspended'], undefined, 10))).toEqual(ids([5, 1, 3]));
    expect(idsOf(await store.list(['queued', 'suspended'], undefined, 10))).toEqual(ids([5, 1, 4, 2, 3]));
    expect(await store.list(['error'], undefined, 10)).toEqual([]);
    expect(await store.list([], undefined, 10)).toEqual([]);
  });

  test('lists a page at a time without skipping or repeating a job', async () => {
    const store = await open();
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      await add(store, number, { phase: number % 2 === 0 ? queued : suspended });
    }
    const pages: (readonly string[])[] = [];
    let page = await store.list(['queued', 'suspended'], undefined, 3);
    while (page.length > 0) {
      pages.push(idsOf(page));
      page = await store.list(['queued', 'suspended'], page.at(-1)?.order, 3);
    }
    expect(pages).toEqual([ids([1, 2, 3]), ids([4, 5, 6]), ids([7])]);
  });

  test('lists a job under the state that it came to', async () => {
    const store = await open();
    await add(store, 1);
    await store.change(one, 'no files', ({ job }) => ({ job: { ...job, phase: queued }, answer: undefined }));
    expect(await store.list(['suspended'], undefined, 10)).toEqual([]);
    expect(idsOf(await store.list(['queued'], undefined, 10))).toEqual([one]);
  });

  test('gives those that wait at one priority by their turn, and by their place where turns are equal', async () => {
    const store = await open();
    await add(store, 1, { phase: queued, turn: 30 });
    await add(store, 2, { phase: queued, turn: 10 });
    await add(store, 3, { phase: queued, turn: 20 });
    await add(store, 4, { phase: queued, turn: 10 });
    await add(store, 5, { phase: queued, turn: 0, priority: 1 });
    await add(store, 6, { phase: suspended, turn: 0 });
    expect(idsOf(await store.waiting(2, 10))).toEqual(ids([2, 4, 3, 1]));
    expect(idsOf(await store.waiting(2, 2))).toEqual(ids([2, 4]));
    expect(idsOf(await store.waiting(1, 10))).toEqual(ids([5]));
    expect(await store.waiting(0, 10)).toEqual([]);
  });

  test('puts a job behind the others when it gets a later turn', async () => {
    const store = await open();
    await add(store, 1, { phase: queued, turn: 10 });
    await add(store, 2, { phase: queued, turn: 20 });
    await store.change(one, 'no files', ({ job }) => ({ job: { ...job, turn: 30 }, answer: undefined }));
    expect(idsOf(await store.waiting(2, 10))).toEqual(ids([2, 1]));
  });
};

const testLog = (open: () => Promise<JobStore>): void => {
  const lines = (from: number): readonly LogLine[] =>
    [from, from + 1].map((number) => ({ at: toInstant(1000 - number), event: 'note', detail: `line ${number}` }));

  test('keeps the lines of a log in the order in which they were written, whatever their times', async () => {
    const store = await open();
    await add(store, 1);
    await add(store, 2);
    for (const from of [1, 3]) {
      await store.change(one, 'no files', () => ({ log: lines(from), answer: undefined }));
      await store.change(jobIdOf(2), 'no files', () => ({ log: lines(from), answer: undefined }));
    }
    const log = await store.log(one);
    expect(log.map(({ detail }) => detail)).toEqual(['job 1', 'line 1', 'line 2', 'line 3', 'line 4']);
    expect(log[1]).toEqual({ at: 999, event: 'note', detail: 'line 1' });
  });
};

const testLeftovers = (open: () => Promise<JobStore>): void => {
  const note = (store: JobStore, leftovers: readonly Leftover[]) =>
    store.change(one, 'no files', () => ({ leftovers, answer: undefined }));

  test('notes no leftover where the decision throws', async () => {
    const store = await open();
    await add(store, 1);
    await note(store, [{ jobId: one, index: 1 }]);
    const refused = store.change(one, 'no files', () => {
      throw new RangeError('refused');
    });
    await expect(refused).rejects.toThrow(RangeError);
    expect(await store.leftovers()).toEqual([{ jobId: one, index: 1 }]);
  });

  test('clears one leftover and no other', async () => {
    const store = await open();
    await add(store, 1);
    const all: readonly Leftover[] = [
      { jobId: one },
      { jobId: one, index: 0 },
      { jobId: one, index: 0, before: 0 },
      { jobId: one, index: 0, before: 1 },
      { jobId: one, index: 10 },
    ];
    await note(store, all);
    for (const [at, leftover] of all.entries()) {
      await store.cleared(leftover);
      const left = await store.leftovers();
      expect(left).toHaveLength(all.length - at - 1);
      expect(left).toEqual(expect.arrayContaining(all.slice(at + 1)));
    }
  });

  test('notes a leftover once however often it is left', async () => {
    const store = await open();
    await add(store, 1);
    await note(store, [{ jobId: one, index: 2 }]);
    await note(store, [{ jobId: one, index: 2 }]);
    expect(await store.leftovers()).toHaveLength(1);
  });
};

const testRemoving = (open: () => Promise<JobStore>): void => {
  test('forgets a job with its files, headers and log, and no other', async () => {
    const store = await open();
    await add(store, 1);
    const other = await add(store, 2);
    const headers = new Map([[0, { 'x-key': 'secret' }]]);
    for (const id of [one, other.id]) await store.change(id, 'no files', () => ({ headers, answer: undefined }));
    await store.remove(one);
    expect(await store.get(one)).toBeUndefined();
    expect(await store.files(one)).toEqual([]);
    expect(await store.headers(one, 0)).toBeUndefined();
    expect(await store.log(one)).toEqual([]);
    expect(idsOf(await store.list(['suspended'], undefined, 10))).toEqual([other.id]);
    expect(await store.files(other.id)).toHaveLength(1);
    expect(await store.headers(other.id, 0)).toEqual({ 'x-key': 'secret' });
    expect(await store.log(other.id)).toHaveLength(1);
  });

  test('keeps the note of what a removed job leaves', async () => {
    const store = await open();
    await add(store, 1);
    await store.change(one, 'no files', () => ({ leftovers: [{ jobId: one }], answer: undefined }));
    await store.remove(one);
    expect(await store.leftovers()).toEqual([{ jobId: one }]);
  });

  test('removes nothing where there is no such job', async () => {
    const store = await open();
    await add(store, 1);
    await store.remove(jobIdOf(2));
    expect(await store.get(one)).toBeDefined();
  });
};

/** What every JobStore must do with many jobs: queue, log, leftovers, removal. `open` answers an empty store. */
export const testJobQueue = (name: string, open: () => Promise<JobStore>): void => {
  describe(`${name} as a queue`, () => {
    testListing(open);
    testLog(open);
    testLeftovers(open);
    testRemoving(open);
  });
};
