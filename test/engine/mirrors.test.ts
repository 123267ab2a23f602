import { describe, expect, test } from 'vitest';

import { digestOf } from '../fakes/fake-hasher.ts';
import type { Resource } from '../fakes/scripted-resource.ts';
import { seededBytes } from '../fakes/seeded-bytes.ts';
import { EngineRig } from './engine-rig.ts';
import { expectDisjoint, expectSeeded } from './expect-bytes.ts';
import { aResource, longAgo, MiB, otherUrl } from './sample-resources.ts';

const url = otherUrl('a.bin');
const mirror = 'https://mirror.example/a.bin';
const third = 'https://third.example/a.bin';
const size = 24 * MiB;
const whole = [{ start: 0, end: size }];
const later = 'Tue, 02 Jan 2024 00:00:00 GMT';

/** A server as they are: slow, with visible headers. */
const served = (change: Partial<Resource> = {}): Resource =>
  aResource(size, { pace: 50, exposes: 'everything', ...change });

const rigWith = (resources: Record<string, Resource>): Promise<EngineRig> => EngineRig.start({ resources });

const file = { remoteUrl: url, mirrors: [mirror] };

const bytesFrom = (rig: EngineRig, host: string): number =>
  rig.network.asks.filter(({ ask }) => new URL(ask.url).host === host).reduce((sum, { bytes }) => sum + bytes, 0);

describe('mirrors', () => {
  test('that agree deliver pieces of one file together', async () => {
    const rig = await rigWith({ [url]: served(), [mirror]: served(), [third]: served() });
    const id = await rig.download([{ remoteUrl: url, mirrors: [mirror, third] }]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    expectDisjoint(rig.pieces.keys());
    for (const host of ['files.example', 'mirror.example', 'third.example']) {
      expect(bytesFrom(rig, host)).toBeGreaterThan(2 * MiB);
    }
    expect(await rig.logged(id, 'mirror')).toEqual([]);
  });

  test.each<[string, Resource['versions'][number]]>([
    ['another ETag and the same old date', { seed: 1, size, etag: '"else"', lastModified: longAgo }],
    ['the same ETag and another date', { seed: 1, size, etag: '"v1"', lastModified: later }],
  ])('that show %s agree', async (_name, version) => {
    const rig = await rigWith({ [url]: served(), [mirror]: served({ versions: [version] }) });
    const id = await rig.download([file]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    expect(bytesFrom(rig, 'mirror.example')).toBeGreaterThan(2 * MiB);
  });

  test.each<[string, Resource['versions'][number], string]>([
    ['another size', { seed: 2, size: size + 1, etag: '"v1"' }, 'it leads to another file'],
    ['another date', { seed: 2, size, etag: '"x"', lastModified: later }, 'it leads to another file'],
    ['nothing', { seed: 2, size }, 'nothing proves that it is the same file'],
  ])('that show %s are left out, and the log says so', async (_name, version, why) => {
    const rig = await rigWith({ [url]: served(), [mirror]: served({ versions: [version] }) });
    const id = await rig.download([file]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    expect(await rig.logged(id, 'mirror')).toEqual([`file 0: mirror.example is left out: ${why}`]);
    expect(await rig.logged(id, 'restart')).toEqual([]);
    expect(rig.network.asks.filter(({ ask }) => ask.url === mirror)).toHaveLength(1);
  });

  test('that prove nothing but have the size are believed where a digest will tell', async () => {
    const versions = [{ seed: 1, size }];
    const rig = await rigWith({ [url]: served(), [mirror]: served({ versions }) });
    const digest = digestOf('sha-256', seededBytes(1, 0, size));
    const id = await rig.download([{ ...file, digest }]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expect((await rig.facts(id)).files[0]?.verified).toBe('digest');
    expect(bytesFrom(rig, 'mirror.example')).toBeGreaterThan(2 * MiB);
  });

  test.each([403, 404, 500, 503])('carry on where the first address answers %d from the start', async (status) => {
    const rig = await rigWith({
      [url]: served({ fault: () => ({ kind: 'status', status }) }),
      [mirror]: served(),
    });
    const id = await rig.download([file]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    expect((await rig.facts(id)).errorCount).toBe(0);
    expect(await rig.logged(id, 'mirror')).toEqual([`file 0: files.example is left out: it answered ${status}`]);
  });

  test.each([404, 500])(
    'that are broken (%d) do not keep the file from an address that sends it only as a whole',
    async (status) => {
      const rig = await rigWith({
        [url]: served({ fault: ({ ask }) => (ask.range ? { kind: 'content-range', value: 'nonsense' } : undefined) }),
        [mirror]: served({ fault: () => ({ kind: 'status', status }) }),
      });
      const id = await rig.download([file]);
      expect(await rig.untilSettled(id)).toBe('transferred');
      expectSeeded(await rig.saved(id), 1, whole);
      expect((await rig.facts(id)).errorCount).toBe(0);
    },
  );

  test('carry on where the first address goes away in the middle', async () => {
    const rig = await rigWith({
      [url]: served({
        fault: ({ number }) => (number === 1 ? { kind: 'cut', after: 3 * MiB } : { kind: 'no answer' }),
      }),
      [mirror]: served(),
    });
    const id = await rig.download([file]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    expect((await rig.facts(id)).errorCount).toBe(0);
  });

  test('all of which fail are a failure like any other, and are tried again', async () => {
    const rig = await rigWith({
      [url]: served({ fault: ({ number }) => (number < 3 ? { kind: 'status', status: 500 } : undefined) }),
      [mirror]: served({ fault: () => ({ kind: 'status', status: 404 }) }),
    });
    const id = await rig.download([file]);
    expect(await rig.untilSettled(id)).toBe('error');
    await rig.ask('job/resume', { id });
    await rig.untilSettled(id);
    await rig.ask('job/resume', { id });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
  });

  test('are used again after the engine died in the middle', async () => {
    const rig = await rigWith({ [url]: served(), [mirror]: served() });
    const id = await rig.download([file]);
    await rig.clock.advanceUntil(60_000, () => bytesFrom(rig, 'mirror.example') > 2 * MiB);
    rig.kill();
    const before = rig.network.asks.length;
    await rig.boot();
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    const hosts = new Set(rig.network.asks.slice(before).map(({ ask }) => new URL(ask.url).host));
    expect([...hosts].toSorted()).toEqual(['files.example', 'mirror.example']);
    expect(await rig.logged(id, 'mirror')).toEqual([]);
  });

  test("do not get the person's own headers", async () => {
    const rig = await rigWith({ [url]: served(), [mirror]: served() });
    const id = await rig.download([{ ...file, headers: { 'x-key': 'secret' } }]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    const sent = rig.network.asks.map(({ ask }) => [new URL(ask.url).host, ask.headers !== undefined]);
    expect(sent).toContainEqual(['files.example', true]);
    expect(sent).toContainEqual(['mirror.example', false]);
    expect(sent).not.toContainEqual(['mirror.example', true]);
  });
});
