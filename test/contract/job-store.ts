import { describe, expect, test } from 'vitest';

import type { JobId } from '../../src/core/ids.ts';
import type { Job } from '../../src/core/job.ts';
import { jobStates } from '../../src/core/job-state.ts';
import { toInstant } from '../../src/core/time.ts';
import type { JobStore, NewJob } from '../../src/ports/job-store.ts';
import { aFile, aJob, jobIdOf, requestIdOf } from '../fakes/sample-job.ts';

const aLine = (detail: string, at = 1000): NewJob['log'][number] => ({ at: toInstant(at), event: 'note', detail });

/** Adds a job with as many files as asked for, at the end of the queue. */
const addJob = (store: JobStore, id: JobId, change: Partial<Job> = {}, files = 1): Promise<Job> =>
  store.add((order) => ({
    job: aJob({ ...change, id, order }),
    files: Array.from({ length: files }, (_, index) => aFile({ jobId: id, index })),
    headers: new Map([[0, { 'x-key': `secret of ${id}` }]]),
    log: [aLine('created')],
  }));

const counted = (job: Job): Job => ({ ...job, errorCount: job.errorCount + 1 });

const one = jobIdOf(1);
const two = jobIdOf(2);

const testAdding = (open: () => Promise<JobStore>): void => {
  test('keeps a new job with its files, headers and log', async () => {
    const store = await open();
    const added = await addJob(store, one, {}, 2);
    expect(await store.get(one)).toEqual(added);
    expect(await store.files(one)).toEqual([aFile(), aFile({ index: 1 })]);
    expect(await store.file(one, 1)).toEqual(aFile({ index: 1 }));
    expect(await store.headers(one, 0)).toEqual({ 'x-key': `secret of ${one}` });
    expect(await store.log(one)).toEqual([aLine('created')]);
  });

  test('knows nothing of a job that was never added', async () => {
    const store = await open();
    await addJob(store, one);
    expect(await store.get(two)).toBeUndefined();
    expect(await store.files(two)).toEqual([]);
    expect(await store.file(one, 1)).toBeUndefined();
    expect(await store.headers(one, 1)).toBeUndefined();
    expect(await store.log(two)).toEqual([]);
  });

  test('gives each new job a place behind all others', async () => {
    const store = await open();
    const orders: number[] = [];
    for (const number of [3, 1, 2]) orders.push((await addJob(store, jobIdOf(number))).order);
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    expect(new Set(orders).size).toBe(3);
  });

  test('gives two jobs that are added at once two places', async () => {
    const store = await open();
    const [first, second] = await Promise.all([addJob(store, one), addJob(store, two)]);
    expect(first.order).not.toBe(second.order);
  });

  test('keeps the first of two jobs with one id, and all that belongs to it', async () => {
    const store = await open();
    const first = await addJob(store, one, { displayName: 'first' });
    const second = await store.add((order) => ({
      job: aJob({ id: one, order, displayName: 'second' }),
      files: [aFile({ localName: 'second' }), aFile({ index: 1 })],
      headers: new Map([[0, { 'x-key': 'second' }]]),
      log: [aLine('second')],
    }));
    expect(second).toEqual(first);
    expect(await store.get(one)).toEqual(first);
    expect(await store.files(one)).toEqual([aFile()]);
    expect(await store.headers(one, 0)).toEqual({ 'x-key': `secret of ${one}` });
    expect(await store.log(one)).toHaveLength(1);
  });

  test('adds a job once where it is added twice at once', async () => {
    const store = await open();
    const both = await Promise.all([
      addJob(store, one, { displayName: 'first' }),
      addJob(store, one, { displayName: 'second' }),
    ]);
    expect(both.map(({ displayName }) => displayName)).toEqual(['first', 'first']);
  });

  test('adds nothing where the new job cannot be stored whole', async () => {
    const store = await open();
    const add = store.add((order) => ({
      job: aJob({ id: one, order }),
      // A proxy cannot be cloned, so that this write fails when the one before it has begun.
      files: [new Proxy(aFile(), {})],
      headers: new Map(),
      log: [],
    }));
    await expect(add).rejects.toMatchObject({ name: 'DataCloneError' });
    expect(await store.get(one)).toBeUndefined();
  });

  test('hands out copies, so that nobody changes what is stored', async () => {
    const store = await open();
    const fulfilled = [{ by: requestIdOf(1), answer: 1 }];
    await addJob(store, one, { fulfilled });
    fulfilled.push({ by: requestIdOf(2), answer: 2 });
    expect((await store.get(one))?.fulfilled).toHaveLength(1);
  });
};

const testChanging = (open: () => Promise<JobStore>): void => {
  test('loses neither of two changes made at once', async () => {
    const store = await open();
    await addJob(store, one);
    const change = () => store.change(one, 'no files', ({ job }) => ({ job: counted(job), answer: job.errorCount }));
    const answers = await Promise.all([change(), change(), change()]);
    expect(answers.map((answer) => answer?.answer)).toEqual([0, 1, 2]);
    expect((await store.get(one))?.errorCount).toBe(3);
  });

  test('changes nothing where the decision throws, and goes on working', async () => {
    const store = await open();
    await addJob(store, one);
    const refused = store.change(one, 'all files', () => {
      throw new RangeError('refused');
    });
    await expect(refused).rejects.toThrow(new RangeError('refused'));
    expect((await store.get(one))?.errorCount).toBe(0);
    const changed = await store.change(one, 'no files', ({ job }) => ({ job: counted(job), answer: 'done' }));
    expect(changed?.answer).toBe('done');
  });

  test('changes nothing where a part of the change cannot be stored', async () => {
    const store = await open();
    await addJob(store, one);
    const change = store.change(one, 'no files', ({ job }) => ({
      job: counted(job),
      log: [aLine('changed')],
      files: [new Proxy(aFile(), {})],
      answer: undefined,
    }));
    await expect(change).rejects.toMatchObject({ name: 'DataCloneError' });
    expect((await store.get(one))?.errorCount).toBe(0);
    expect(await store.log(one)).toHaveLength(1);
  });

  test('asks for no decision on a job that is not there', async () => {
    const store = await open();
    let asked = 0;
    const changed = await store.change(one, 'no files', ({ job }) => {
      asked += 1;
      return { job, answer: undefined };
    });
    expect(changed).toBeUndefined();
    expect(asked).toBe(0);
  });

  test('leaves alone what a change does not name', async () => {
    const store = await open();
    const before = await addJob(store, one, {}, 3);
    const file = aFile({ index: 1, whole: true });
    const changed = await store.change(one, 'no files', () => ({ files: [file], answer: 7 }));
    expect(changed).toEqual({ job: before, answer: 7 });
    expect(await store.get(one)).toEqual(before);
    expect(await store.files(one)).toEqual([aFile(), file, aFile({ index: 2 })]);
    expect(await store.headers(one, 0)).toEqual({ 'x-key': `secret of ${one}` });
  });

  test('answers the job as it is after the change', async () => {
    const store = await open();
    await addJob(store, one);
    const changed = await store.change(one, 'no files', ({ job }) => ({ job: counted(job), answer: undefined }));
    expect(changed?.job).toEqual(await store.get(one));
    expect(changed?.job.errorCount).toBe(1);
  });

  test('shows a decision the files that it asked for', async () => {
    const store = await open();
    await addJob(store, one, {}, 12);
    await addJob(store, two, {}, 2);
    const seen = async (scope: Parameters<JobStore['change']>[1]): Promise<readonly number[] | undefined> =>
      (await store.change(one, scope, ({ files }) => ({ answer: files.map(({ index }) => index) })))?.answer;
    expect(await seen('no files')).toEqual([]);
    expect(await seen('all files')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(await seen([3, 99, 10])).toEqual([3, 10]);
  });

  test('writes jobs, files, headers, log and leftovers in one go', async () => {
    const store = await open();
    await addJob(store, one);
    const leftover = { jobId: one, index: 0, before: 1 };
    const file = aFile({ generation: 1 });
    const headers = new Map([[0, { authorization: 'Bearer new' }]]);
    const rest = { files: [file], headers, log: [aLine('changed')], leftovers: [leftover], answer: undefined };
    await store.change(one, 'no files', ({ job }) => ({ job: counted(job), ...rest }));
    expect((await store.get(one))?.errorCount).toBe(1);
    expect(await store.file(one, 0)).toEqual(file);
    expect(await store.headers(one, 0)).toEqual({ authorization: 'Bearer new' });
    expect((await store.log(one)).map(({ detail }) => detail)).toEqual(['created', 'changed']);
    expect(await store.leftovers()).toEqual([leftover]);
  });
};

const testCounting = (open: () => Promise<JobStore>): void => {
  test('counts the jobs of every state, those without any as well', async () => {
    const store = await open();
    await addJob(store, one);
    await addJob(store, two, { phase: { state: 'queued', waitingFor: 'turn' } });
    await addJob(store, jobIdOf(3));
    await store.change(one, 'no files', ({ job }) => ({
      job: { ...job, phase: { state: 'transferred' } },
      answer: undefined,
    }));
    const expected: Record<string, number> = { queued: 1, suspended: 1, transferred: 1 };
    expect(await store.counts()).toEqual(new Map(jobStates.map((state) => [state, expected[state] ?? 0])));
  });
};

/** What every JobStore must do with one job, whatever it is made of. `open` answers an empty store. */
export const testJobStore = (name: string, open: () => Promise<JobStore>): void => {
  describe(`${name} as a JobStore`, () => {
    testAdding(open);
    testChanging(open);
    testCounting(open);
  });
};
