import { describe, expect, test } from 'vitest';

import { jobStates } from '../../src/core/job-state.ts';
import { later } from '../../src/core/time.ts';
import { beginning } from '../fakes/manual-clock.ts';
import { aFile, aJob, jobIdOf } from '../fakes/sample-job.ts';
import { EngineRig } from './engine-rig.ts';
import { expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, MiB, ownUrl } from './sample-resources.ts';

const url = ownUrl('north.bin');
const size = 20 * MiB;

describe('a worker that starts again', () => {
  test('counts a job that ran anew from its stored pieces, and goes on', async () => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(size, { pace: 100 }) } });
    const id = await rig.download([url]);
    await rig.clock.advance(4000);
    rig.kill();
    const stored = rig.pieces.keys().reduce((sum, { start, end }) => sum + end - start, 0);
    expect(stored).toBeGreaterThan(0);
    await rig.boot();
    expect((await rig.facts(id)).progress.bytesTransferred).toBe(stored);
    expect(await rig.logged(id, 'engine-gone')).toEqual(['TRANSFERRING to QUEUED']);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
  });

  test('tells a reader nothing but the truth while it has not gone on yet', async () => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(size, { pace: 100 }) } });
    const id = await rig.download([url]);
    await rig.clock.advance(4000);
    rig.kill();
    rig.network.goOffline();
    await rig.boot();
    const facts = await rig.facts(id);
    expect([facts.state, facts.waitingFor]).toEqual(['queued', 'network']);
  });

  test('deletes what a kill left of jobs that are gone', async () => {
    const rig = EngineRig.prepare();
    const job = jobIdOf(7);
    await rig.pieces.put(0, { jobId: job, index: 0, generation: 0 }, { start: 0, end: 3 }, new Blob(['abc']));
    await rig.jobs.add(() => ({ job: aJob({ id: job }), files: [aFile({ jobId: job })], headers: new Map(), log: [] }));
    await rig.jobs.change(job, 'no files', () => ({ leftovers: [{ jobId: job }], answer: undefined }));
    await rig.boot();
    expect(rig.pieces.keys()).toEqual([]);
    expect(await rig.jobs.leftovers()).toEqual([]);
  });

  test('deletes only the older generations of a file that was begun anew', async () => {
    const rig = EngineRig.prepare();
    const job = jobIdOf(7);
    for (const generation of [0, 1, 2]) {
      await rig.pieces.put(0, { jobId: job, index: 0, generation }, { start: 0, end: 3 }, new Blob(['abc']));
    }
    await rig.jobs.add(() => ({ job: aJob({ id: job }), files: [], headers: new Map(), log: [] }));
    await rig.jobs.change(job, 'no files', () => ({
      leftovers: [{ jobId: job, index: 0, before: 2 }],
      answer: undefined,
    }));
    await rig.boot();
    expect(rig.pieces.keys().map(({ generation }) => generation)).toEqual([2]);
  });

  test('leaves jobs at rest alone', async () => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(5) } });
    const suspended = await rig.create([url]);
    const finished = await rig.download([url]);
    await rig.untilSettled(finished);
    const before = await Promise.all([rig.jobs.get(suspended), rig.jobs.get(finished)]);
    rig.kill();
    await rig.boot();
    await rig.clock.advance(60_000);
    expect(await Promise.all([rig.jobs.get(suspended), rig.jobs.get(finished)])).toEqual(before);
  });

  test('rings for every one of a thousand and more that wait for a retry', async () => {
    const rig = EngineRig.prepare();
    const failure = { cause: { kind: 'timeout' as const }, at: beginning };
    for (let number = 1; number <= 1050; number += 1) {
      const id = jobIdOf(number);
      const phase = { state: 'transient-error' as const, failure, retryAt: later(beginning, 5000), delay: 5000 };
      await rig.jobs.add((order) => ({ job: aJob({ id, order, phase }), files: [], headers: new Map(), log: [] }));
    }
    await rig.boot();
    await rig.clock.settle();
    expect(rig.clock.delays().filter((delay) => delay === 5000)).toHaveLength(1050);
  });

  test('takes up a job that was offline when the worker died', async () => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(600 * KiB, { pace: 500 }) } });
    const id = await rig.download([url]);
    await rig.clock.advance(2000);
    rig.network.goOffline();
    await rig.ask('page/network', { online: false });
    expect(await rig.state(id)).toBe('transient-error');
    rig.kill();
    rig.network.goOnline();
    await rig.boot();
    expect(await rig.until(id, 'transferred')).toBe('transferred');
  });
});

describe('kills again and again', () => {
  test('end in the right bytes, and no job is ever in a state that is not supported', async () => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(6 * MiB, { pace: 300 }) } });
    const id = await rig.download([url]);
    for (let kill = 0; kill < 20; kill += 1) {
      await rig.clock.advance(1000 + kill * 137);
      rig.kill();
      await rig.boot();
    }
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: 6 * MiB }]);
    const told = new Set(rig.announcer.told(id).map(({ state }) => state));
    expect([...told].every((state) => jobStates.includes(state) && state !== 'connecting')).toBe(true);
  }, 30_000);

  test('do not let a job wait for ever that makes no progress', async () => {
    const rig = await EngineRig.start({
      resources: { [url]: aResource(5, { fault: () => ({ kind: 'status', status: 503 }) }) },
    });
    const id = await rig.create([url], { noProgressTimeout: 120 });
    await rig.ask('job/resume', { id });
    for (let kill = 0; kill < 60 && (await rig.state(id)) !== 'error'; kill += 1) {
      await rig.clock.advance(4000);
      rig.kill();
      await rig.boot();
    }
    const { state, failure } = await rig.facts(id);
    expect([state, failure?.cause]).toMatchObject(['error', { status: 503 }]);
    expect(rig.clock.now() - beginning).toBeGreaterThanOrEqual(120_000);
  });
});
