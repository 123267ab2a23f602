import { describe, expect, test } from 'vitest';

import type { Resource } from '../fakes/scripted-resource.ts';
import { EngineRig } from './engine-rig.ts';
import { expectDisjoint, expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, longAgo, otherUrl, ownUrl } from './sample-resources.ts';

const url = ownUrl('north.bin');
const size = 600 * KiB;
const later = 'Tue, 02 Jan 2024 00:00:00 GMT';

const rigWith = (change: Partial<Resource>, at = url): Promise<EngineRig> =>
  EngineRig.start({ resources: { [at]: aResource(size, change) } });

const cutFirst: Pick<Resource, 'fault'> = {
  fault: ({ number }) => (number === 1 ? { kind: 'cut', after: 100_000 } : undefined),
};

describe('a file that changes on the server', () => {
  const changes: readonly (readonly [string, string, Resource['versions']])[] = [
    [
      'its ETag',
      url,
      [
        { seed: 1, size, etag: '"1"' },
        { seed: 2, size, etag: '"2"' },
      ],
    ],
    [
      'its size',
      url,
      [
        { seed: 1, size, etag: '"1"' },
        { seed: 2, size: size + 5, etag: '"1"' },
      ],
    ],
    [
      'its date',
      otherUrl('a'),
      [
        { seed: 1, size, lastModified: longAgo },
        { seed: 2, size, lastModified: later },
      ],
    ],
    [
      'its size alone',
      otherUrl('a'),
      [
        { seed: 1, size },
        { seed: 2, size: size - 5 },
      ],
    ],
    [
      'nothing but its bytes',
      url,
      [
        { seed: 1, size },
        { seed: 2, size },
      ],
    ],
    [
      'nothing but its bytes elsewhere',
      otherUrl('a'),
      [
        { seed: 1, size },
        { seed: 2, size },
      ],
    ],
    [
      'a weak ETag that stays',
      url,
      [
        { seed: 1, size, etag: 'W/"1"' },
        { seed: 2, size, etag: 'W/"1"' },
      ],
    ],
  ];

  test.each(changes)('once, told by %s, is fetched anew once', async (_name, at, versions) => {
    const rig = await rigWith({ versions, changesAt: [2], ...cutFirst }, at);
    const id = await rig.download([at]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 2, [{ start: 0, end: versions[1]?.size ?? 0 }]);
    expectDisjoint(rig.pieces.keys());
    expect(await rig.logged(id, 'restart')).toHaveLength(1);
    expect(rig.pieces.keys().every(({ generation }) => generation === 1)).toBe(true);
  });

  test('twice is an error that says so, and a resume tries again', async () => {
    const versions = [1, 2, 3].map((seed) => ({ seed, size, etag: `"${seed}"` }));
    const rig = await rigWith({
      versions,
      changesAt: [2, 4],
      fault: ({ number }) => (number % 2 === 1 && number < 5 ? { kind: 'cut', after: 100_000 } : undefined),
    });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('error');
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'changed' });
    await rig.ask('job/resume', { id });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 3, [{ start: 0, end: size }]);
  });

  test('an own address is asked with If-Range by its strong ETag, another origin never', async () => {
    const elsewhere = otherUrl('north.bin');
    for (const at of [url, elsewhere]) {
      const rig = await rigWith({ ...cutFirst, exposes: 'everything' }, at);
      const id = await rig.download([at]);
      expect(await rig.untilSettled(id)).toBe('transferred');
      expect(rig.network.asks.map(({ ask }) => ask.ifRange)).toEqual([undefined, at === url ? '"v1"' : undefined]);
    }
  });
});

describe('versions that nothing proves', () => {
  const bare = { versions: [{ seed: 1, size }] };

  test('are joined with 1 KiB of overlap that is compared', async () => {
    const rig = await rigWith({ ...bare, ...cutFirst });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expect(rig.network.asks.map(({ ask }) => ask.range?.start)).toEqual([0, 100_000 - 1024]);
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
    expectDisjoint(rig.pieces.keys());
    expect((await rig.facts(id)).files[0]?.verified).toBe('overlap');
  });

  test('with less than 1 KiB held, all of that is compared', async () => {
    const rig = await rigWith({
      ...bare,
      fault: ({ number }) => (number === 1 ? { kind: 'cut', after: 100 } : undefined),
    });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expect(rig.network.asks.map(({ ask }) => ask.range?.start)).toEqual([0, 0]);
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
  });

  test('a cut inside the overlap is no change of the file', async () => {
    const rig = await rigWith({
      ...bare,
      fault: ({ number }) => {
        if (number > 2) return undefined;
        return { kind: 'cut', after: number === 1 ? 100_000 : 500 };
      },
    });
    const id = await rig.download([url]);
    await rig.untilSettled(id);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expect(await rig.logged(id, 'restart')).toEqual([]);
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
  });

  test('a body that ends inside the overlap is no change of the file', async () => {
    const rig = await rigWith({
      ...bare,
      fault: ({ number }) => {
        if (number === 1) return { kind: 'cut', after: 100_000 };
        return number === 2 ? { kind: 'longer', by: 100_000 - 500 - size } : undefined;
      },
    });
    const id = await rig.download([url]);
    await rig.untilSettled(id);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expect(await rig.logged(id, 'restart')).toEqual([]);
  });
});

describe('ETags that differ from answer to answer', () => {
  const changing: Pick<Resource, 'fault'> = { fault: ({ number }) => ({ kind: 'etag', value: `"${number}"` }) };
  const large = 4 * 1024 * KiB;

  test('though nothing else does are not relied on any more after one restart', async () => {
    const versions = [{ seed: 1, size: large, etag: '"0"', lastModified: longAgo }];
    const rig = await rigWith({ versions, pace: 20, ...changing });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: large }]);
    expect(await rig.logged(id, 'restart')).toHaveLength(1);
    expect(await rig.logged(id, 'ladder')).toEqual([
      'file 0: the ETag changes from answer to answer and is not relied on any more',
    ]);
    expect(rig.network.mostOpen()).toBeGreaterThan(1);
    expect(rig.network.asks.at(-1)?.ask.ifRange).toBeUndefined();
  });

  test('while there is no date to fall back on are a file that changes', async () => {
    const rig = await rigWith({ versions: [{ seed: 1, size: large, etag: '"0"' }], pace: 20, ...changing });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('error');
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'changed' });
  });
});
