import { describe, expect, test } from 'vitest';

import type { JobId } from '../../src/core/ids.ts';
import { digestOf } from '../fakes/fake-hasher.ts';
import type { Resource } from '../fakes/scripted-resource.ts';
import { seededBytes } from '../fakes/seeded-bytes.ts';
import { EngineRig } from './engine-rig.ts';
import { expectDisjoint, expectSeeded } from './expect-bytes.ts';
import { aResource, MiB, ownUrl } from './sample-resources.ts';

const url = ownUrl('north.bin');
const size = 6 * MiB;
const whole = [{ start: 0, end: size }];
const digest = digestOf('sha-256', seededBytes(1, 0, size));

/** A line that is slow enough for pieces to be hashed as they come. */
const slowLine: Partial<Resource> = { pace: 100, versions: [{ seed: 1, size, etag: '"v1"' }] };

const rigWith = (change: Partial<Resource> = slowLine): Promise<EngineRig> =>
  EngineRig.start({ resources: { [url]: aResource(size, change) }, settings: { connectionsPerHost: 1 } });

const bytesAsked = (rig: EngineRig, from: number): number =>
  rig.network.asks.slice(from).reduce((sum, { bytes }) => sum + bytes, 0);

/** A job that was paused in the middle, something happened to the first stored piece, and it went on. */
const spoiledMidway = async (how: 'lost' | 'rotten'): Promise<{ rig: EngineRig; id: JobId; piece: number }> => {
  const rig = await rigWith();
  const id = await rig.download([{ remoteUrl: url, digest }]);
  await rig.clock.advanceUntil(60_000, () => rig.pieces.keys().length >= 2);
  await rig.ask('job/suspend', { id });
  const [first] = rig.pieces.keys().toSorted((a, b) => a.start - b.start);
  rig.pieces.spoil(how, 0);
  await rig.ask('job/resume', { id });
  expect(await rig.untilSettled(id)).toBe('transferred');
  return { rig, id, piece: (first?.end ?? 0) - (first?.start ?? 0) };
};

describe('a piece that the store lost or spoiled', () => {
  test.each(['lost', 'rotten'] as const)('%s, is fetched again alone before the file counts as whole', async (how) => {
    const { rig, id, piece } = await spoiledMidway(how);
    expectSeeded(await rig.saved(id), 1, whole);
    expectDisjoint(rig.pieces.keys());
    expect(await rig.logged(id, 'restart')).toEqual([`file 0: ${piece} stored bytes were lost and are fetched again`]);
    expect(bytesAsked(rig, 0)).toBeLessThan(size + piece + 300_000);
    expect((await rig.facts(id)).files[0]?.verified).toBe('digest');
  });

  test('again and again is an error, and a resume tries anew', async () => {
    let isBroken = true;
    const resources = { [url]: aResource(size, slowLine) };
    const rig = await EngineRig.start({ resources, pieceFaults: { losesPut: () => isBroken } });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('error');
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'unreadable' });
    isBroken = false;
    await rig.ask('job/resume', { id });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
  });

  test('is found at a join, and the file goes on', async () => {
    const bare = { versions: [{ seed: 1, size }], pace: 100 };
    const rig = await rigWith(bare);
    const id = await rig.download([url]);
    await rig.clock.advanceUntil(60_000, () => rig.pieces.keys().length === 2);
    await rig.ask('job/suspend', { id });
    const last = rig.pieces.keys().toSorted((a, b) => b.start - a.start)[0];
    rig.pieces.spoil('lost', last?.start ?? 0);
    await rig.ask('job/resume', { id });
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
  });
});

describe('verify', () => {
  const finished = async (action: 'complete' | 'leave'): Promise<{ rig: EngineRig; id: JobId }> => {
    const rig = await rigWith();
    const id = await rig.download([url]);
    await rig.untilSettled(id);
    if (action === 'complete') await rig.ask('job/complete', { id, keeps: 'bytes' });
    return { rig, id };
  };

  test.each(['complete', 'leave'] as const)('tells that a file is what it was, and its digest (%s)', async (action) => {
    const { rig, id } = await finished(action);
    expect(await rig.ask('file/verify', { id, index: 0 })).toEqual({ ok: true, digest: digest.value });
    expect((await rig.facts(id)).files[0]?.digest).toEqual(digest);
    expect(await rig.ask('file/verify', { id, index: 0 })).toEqual({ ok: true, digest: digest.value });
  });

  test('finds a rotten piece of a kept file, and changes nothing', async () => {
    const { rig, id } = await finished('complete');
    rig.pieces.spoil('rotten', 0);
    expect((await rig.ask('file/verify', { id, index: 0 })).ok).toBe(false);
    expect(await rig.state(id)).toBe('acknowledged');
  });

  test.each(['lost', 'rotten'] as const)(
    'of a file that is ready and has a %s piece makes it missing again',
    async (how) => {
      const { rig, id } = await finished('leave');
      const before = rig.network.asks.length;
      rig.pieces.spoil(how, 0);
      const asked = rig.ask('file/verify', { id, index: 0 });
      if (how === 'lost') await expect(asked).rejects.toMatchObject({ refusal: { code: 'E_EVICTED' } });
      else expect((await asked).ok).toBe(false);
      expect(await rig.state(id)).toBe('error');
      expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'unreadable' });
      await rig.ask('job/resume', { id });
      expect(await rig.until(id, 'transferred')).toBe('transferred');
      expectSeeded(await rig.saved(id), 1, whole);
      expect(bytesAsked(rig, before)).toBeLessThan(size / 2);
    },
  );
});

describe('an engine with nothing to do', () => {
  test('hashes what came whole, once', async () => {
    const rig = await rigWith();
    const id = await rig.download([url]);
    await rig.untilSettled(id);
    expect((await rig.facts(id)).files[0]?.digest).toBeUndefined();
    await rig.clock.advance(5001);
    expect((await rig.facts(id)).files[0]?.digest).toEqual(digest);
    expect((await rig.facts(id)).files[0]?.verified).toBe('validator');
  });

  test('waits for the jobs that run', async () => {
    const rig = await rigWith();
    const first = await rig.download([url]);
    await rig.untilSettled(first);
    const second = await rig.download([url]);
    await rig.clock.advance(5001);
    expect(await rig.state(second)).toBe('transferring');
    expect((await rig.facts(first)).files[0]?.digest).toBeUndefined();
    await rig.untilSettled(second);
    await rig.clock.advance(10_000);
    for (const id of [first, second]) expect((await rig.facts(id)).files[0]?.digest).toEqual(digest);
  });
});
