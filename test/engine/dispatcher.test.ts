import { describe, expect, test } from 'vitest';

import type { JobId } from '../../src/core/ids.ts';
import type { Priority } from '../../src/core/priority.ts';
import { EngineRig } from './engine-rig.ts';
import { aResource, KiB, MiB, ownUrl } from './sample-resources.ts';

const urls = Array.from({ length: 60 }, (_, at) => ownUrl(`${at}.bin`));

/** Every file takes `seconds` for itself alone. */
const slowly = (seconds: number): Record<string, ReturnType<typeof aResource>> =>
  Object.fromEntries(urls.map((url) => [url, aResource(640 * KiB, { pace: seconds * 25, chunk: 16 * KiB })]));

const download = (rig: EngineRig, at: number, priority: Priority = 2): Promise<JobId> =>
  rig.download([urls[at] ?? ''], { priority });

const statesOf = (rig: EngineRig, ids: readonly JobId[]): Promise<readonly (string | undefined)[]> =>
  Promise.all(ids.map((id) => rig.state(id)));

describe('the queue', () => {
  test('runs three of fifty at once, in their order, until all are there', async () => {
    const rig = await EngineRig.start({ resources: slowly(4) });
    const ids: JobId[] = [];
    for (let at = 0; at < 50; at += 1) ids.push(await download(rig, at));
    let most = 0;
    const order: JobId[] = [];
    for (let second = 0; second < 200 && order.length < ids.length; second += 1) {
      await rig.clock.advance(1000);
      const states = await statesOf(rig, ids);
      most = Math.max(most, states.filter((state) => state === 'transferring').length);
      for (const [at, id] of ids.entries()) {
        if (states[at] === 'transferred' && !order.includes(id)) order.push(id);
      }
    }
    expect(most).toBe(3);
    expect(order).toEqual(ids);
  });

  test('takes a lower number of priority first and lets a running job of a higher one wait', async () => {
    const rig = await EngineRig.start({ resources: slowly(60), settings: { activeJobs: 1 } });
    const low = await download(rig, 0, 3);
    await rig.clock.advance(10_000);
    const normal = await download(rig, 1, 2);
    const high = await download(rig, 2, 1);
    await rig.clock.advance(10_000);
    expect(await statesOf(rig, [low, normal, high])).toEqual(['queued', 'queued', 'transferring']);
    expect((await rig.facts(low)).waitingFor).toBe('turn');
    expect(await rig.until(high, 'transferred')).toBe('transferred');
    await rig.clock.advance(10_000);
    expect(await statesOf(rig, [low, normal])).toEqual(['queued', 'transferring']);
    expect(await rig.until(low, 'transferred')).toBe('transferred');
  });

  test('runs every foreground job at once, besides the others', async () => {
    const rig = await EngineRig.start({
      resources: slowly(60),
      settings: { activeJobs: 1, connectionsTotal: 64, connectionsPerHost: 16 },
    });
    const background = await download(rig, 0);
    const foreground: JobId[] = [];
    for (let at = 1; at <= 8; at += 1) foreground.push(await download(rig, at, 0));
    await rig.clock.advance(10_000);
    expect(await statesOf(rig, [background, ...foreground])).toEqual(Array.from({ length: 9 }, () => 'transferring'));
  });

  test('gives each of two jobs of one priority its slice of five minutes', async () => {
    const rig = await EngineRig.start({ resources: slowly(900), settings: { activeJobs: 1 } });
    const first = await download(rig, 0);
    const second = await download(rig, 1);
    await rig.clock.advance(290_000);
    expect(await statesOf(rig, [first, second])).toEqual(['transferring', 'queued']);
    await rig.clock.advance(120_000);
    expect(await statesOf(rig, [first, second])).toEqual(['queued', 'transferring']);
    await rig.clock.advance(310_000);
    expect(await statesOf(rig, [first, second])).toEqual(['transferring', 'queued']);
    expect(await rig.until(second, 'transferred', 3_600_000)).toBe('transferred');
    expect(await rig.until(first, 'transferred', 3_600_000)).toBe('transferred');
  });

  test('leaves a job alone that nobody waits behind', async () => {
    const rig = await EngineRig.start({ resources: slowly(900), settings: { activeJobs: 1 } });
    const id = await download(rig, 0);
    await rig.clock.advance(800_000);
    expect(await rig.logged(id, 'yielded')).toEqual([]);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
  });

  test('follows a change of priority at once', async () => {
    const rig = await EngineRig.start({ resources: slowly(60), settings: { activeJobs: 1 } });
    const first = await download(rig, 0);
    const second = await download(rig, 1);
    await rig.clock.advance(10_000);
    await rig.ask('job/change', { id: second, change: { priority: 1 } });
    await rig.clock.advance(10_000);
    expect(await statesOf(rig, [first, second])).toEqual(['queued', 'transferring']);
  });

  test('follows a change of the number of active jobs at once', async () => {
    const rig = await EngineRig.start({ resources: slowly(60) });
    const ids = [await download(rig, 0), await download(rig, 1), await download(rig, 2), await download(rig, 3)];
    await rig.clock.advance(5000);
    await rig.ask('settings/change', { activeJobs: 1 });
    await rig.clock.advance(5000);
    expect((await statesOf(rig, ids)).filter((state) => state === 'transferring')).toHaveLength(1);
    await rig.ask('settings/change', { activeJobs: 4 });
    await rig.clock.advance(5000);
    expect((await statesOf(rig, ids)).filter((state) => state === 'transferring')).toHaveLength(4);
  });

  test('never has more connections open than the settings allow in all', async () => {
    const resources = Object.fromEntries(urls.slice(0, 3).map((url) => [url, aResource(20 * MiB, { pace: 100 })]));
    const rig = await EngineRig.start({ resources, settings: { connectionsTotal: 4 } });
    const ids = [await download(rig, 0), await download(rig, 1), await download(rig, 2)];
    for (const id of ids) expect(await rig.until(id, 'transferred', 3_600_000)).toBe('transferred');
    expect(rig.network.mostOpen()).toBe(4);
  });
});

describe('a job that is finished', () => {
  const [url = ''] = urls;

  test('is completed by itself where the settings say so', async () => {
    const rig = await EngineRig.start({ resources: slowly(1), settings: { autoComplete: true } });
    const id = await download(rig, 0);
    expect(await rig.until(id, 'acknowledged')).toBe('acknowledged');
    expect(rig.pieces.keys()).not.toEqual([]);
    expect(await rig.saved(id)).toHaveLength(640 * KiB);
  });

  test('is told as transferred once', async () => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(5) } });
    const id = await rig.download([url]);
    await rig.untilSettled(id);
    await rig.clock.advance(1000);
    const types = rig.announcer.news.map(({ type }) => type);
    expect(types.filter((type) => type === 'jobtransferred')).toHaveLength(1);
    expect(types.filter((type) => type === 'filetransferred')).toHaveLength(1);
  });
});

describe('a limit of speed', () => {
  test('holds over all connections of all jobs', async () => {
    const limit = 256 * KiB;
    const resources = Object.fromEntries(urls.slice(0, 3).map((url) => [url, aResource(3 * MiB)]));
    const rig = await EngineRig.start({ resources, settings: { bytesPerSecondLimit: limit } });
    const ids = [await download(rig, 0), await download(rig, 1), await download(rig, 2)];
    for (const seconds of [2, 10, 20]) {
      const began = rig.clock.now();
      const before = rig.network.asks.reduce((sum, { bytes }) => sum + bytes, 0);
      await rig.clock.advance(seconds * 1000);
      const bytes = rig.network.asks.reduce((sum, asked) => sum + asked.bytes, 0) - before;
      const allowed = ((rig.clock.now() - began) / 1000 + 1) * limit;
      // A chunk that has been read waits for its time before the next is read.
      expect(bytes).toBeLessThan(allowed + 12 * 64 * KiB);
    }
    for (const id of ids) expect(await rig.until(id, 'transferred')).toBe('transferred');
  });

  test('can be lifted while jobs run', async () => {
    const rig = await EngineRig.start({
      resources: { [urls[0] ?? '']: aResource(3 * MiB) },
      settings: { bytesPerSecondLimit: 1024 },
    });
    const id = await download(rig, 0);
    await rig.clock.advance(5000);
    await rig.ask('settings/change', { bytesPerSecondLimit: 0 });
    expect(await rig.until(id, 'transferred', 120_000)).toBe('transferred');
  });

  test('as low as it may be does not take a slow body for a stalled one', async () => {
    const rig = await EngineRig.start({
      resources: { [urls[0] ?? '']: aResource(200 * KiB) },
      settings: { bytesPerSecondLimit: 1024 },
    });
    const id = await download(rig, 0);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expect((await rig.facts(id)).errorCount).toBe(0);
    expect(rig.network.asks).toHaveLength(1);
  });
});
