import { describe, expect, test } from 'vitest';

import type { JobId } from '../../src/core/ids.ts';
import type { Input } from '../../src/protocol/inputs.ts';
import { EngineRig } from './engine-rig.ts';
import { expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, ownUrl } from './sample-resources.ts';

const size = 640 * KiB;
const url = ownUrl('dear.bin');

const rigWith = (activeJobs = 3): Promise<EngineRig> =>
  EngineRig.start({ resources: { [url]: aResource(size, { pace: 500 }) }, settings: { activeJobs } });

const onNetwork = (rig: EngineRig, cost: NonNullable<Input<'page/network'>['cost']>): Promise<null> =>
  rig.ask('page/network', { online: true, cost });

const thrifty = (rig: EngineRig): Promise<JobId> => rig.download([url], { costPolicy: 'unmetered' });

const ends = async (rig: EngineRig, id: JobId): Promise<void> => {
  expect(await rig.until(id, 'transferred')).toBe('transferred');
  expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
};

describe('a job that is to cost nothing', () => {
  test('fetches nothing before anybody knows what the network costs', async () => {
    const rig = await rigWith();
    const id = await thrifty(rig);
    await rig.clock.advance(60_000);
    expect(await rig.facts(id)).toMatchObject({ state: 'queued', waitingFor: 'cost' });
    expect(rig.network.asks).toEqual([]);
    await onNetwork(rig, 'free');
    await ends(rig, id);
  });

  test('stops where the network begins to cost, says so, keeps its bytes, and goes on where it no longer does', async () => {
    const rig = await rigWith();
    await onNetwork(rig, 'free');
    const id = await thrifty(rig);
    await rig.clock.advance(2100);
    await onNetwork(rig, 'metered');
    const facts = await rig.facts(id);
    expect(facts).toMatchObject({ state: 'transient-error', failure: { cause: { kind: 'cost' } }, errorCount: 0 });
    expect(facts.retryAt).toBeUndefined();
    const asks = rig.network.asks.length;
    await rig.clock.advance(7 * 86_400_000);
    expect(rig.network.asks).toHaveLength(asks);
    await onNetwork(rig, 'free');
    await ends(rig, id);
    expect(rig.network.asks.at(-1)?.ask.range?.start).toBe(facts.progress.bytesTransferred);
  });

  test('lets others pass while it waits, however many wait with it', async () => {
    const rig = await rigWith(1);
    await onNetwork(rig, 'metered');
    const waiting = [];
    for (let count = 0; count < 12; count += 1) waiting.push(await thrifty(rig));
    const rich = await rig.download([url]);
    await ends(rig, rich);
    for (const id of waiting) expect((await rig.facts(id)).waitingFor).toBe('cost');
  });

  test('goes on where it was interrupted by a death of the worker meanwhile', async () => {
    const rig = await rigWith();
    await onNetwork(rig, 'free');
    const id = await thrifty(rig);
    await rig.clock.advance(2100);
    await onNetwork(rig, 'costly');
    rig.kill();
    await rig.boot();
    await rig.clock.advance(60_000);
    expect(await rig.state(id)).toBe('transient-error');
    await onNetwork(rig, 'free');
    await ends(rig, id);
  });

  test('needs no page to tell a worker that starts again what the network costs', async () => {
    const rig = await rigWith();
    await onNetwork(rig, 'free');
    const id = await thrifty(rig);
    await rig.clock.advance(2100);
    await onNetwork(rig, 'metered');
    rig.kill();
    rig.network.costs('free');
    await rig.boot();
    const later = await thrifty(rig);
    await ends(rig, id);
    await ends(rig, later);
  });

  test('fetches at once where its policy is changed, and stops where it is changed back', async () => {
    const rig = await rigWith();
    await onNetwork(rig, 'metered');
    const id = await thrifty(rig);
    await rig.ask('job/change', { id, change: { costPolicy: 'not-roaming' } });
    await rig.clock.advance(2100);
    expect(await rig.state(id)).toBe('transferring');
    await rig.ask('job/change', { id, change: { costPolicy: 'unmetered' } });
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'cost' });
  });
});

describe('a policy that the person sets aside once', () => {
  test('lets a waiting job go on, until it rests', async () => {
    const rig = await rigWith();
    await onNetwork(rig, 'costly');
    const id = await thrifty(rig);
    await rig.ask('job/override-cost', { id });
    await rig.clock.advance(2100);
    expect(await rig.state(id)).toBe('transferring');
    await rig.ask('job/suspend', { id });
    await rig.ask('job/resume', { id });
    expect(await rig.facts(id)).toMatchObject({ state: 'queued', waitingFor: 'cost' });
  });

  test('lets an interrupted job go on', async () => {
    const rig = await rigWith();
    await onNetwork(rig, 'free');
    const id = await thrifty(rig);
    await rig.clock.advance(2100);
    await onNetwork(rig, 'metered');
    await rig.ask('job/override-cost', { id });
    await ends(rig, id);
  });
});

test('new jobs have the policy of the settings, and their own where they bring one', async () => {
  const rig = await rigWith();
  await rig.ask('settings/change', { costPolicy: 'unmetered' });
  expect((await rig.facts(await rig.create([url]))).costPolicy).toBe('unmetered');
  expect((await rig.facts(await rig.create([url], { costPolicy: 'always' }))).costPolicy).toBe('always');
});
