import { describe, expect, test } from 'vitest';

import { EngineRig } from './engine-rig.ts';
import { expectDisjoint, expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, longAgo, MiB, otherUrl, ownUrl } from './sample-resources.ts';

const url = ownUrl('north.bin');

describe('a whole file', () => {
  const sizes = [0, 1, 2, 1023, 64 * KiB, MiB - 1, MiB, MiB + 1, 9 * MiB];

  test.each(sizes)('a file of %d bytes comes whole', async (size) => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(size) } });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
    expectDisjoint(rig.pieces.keys());
    const { progress } = await rig.facts(id);
    expect(progress).toEqual({ bytesTotal: size, bytesTransferred: size, filesTotal: 1, filesTransferred: 1 });
  });

  test.each(sizes)('a file of %d bytes comes whole from a server without ranges', async (size) => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(size, { ranges: 'ignored' }) } });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
    expect(rig.network.asks).toHaveLength(1);
  });

  test.each(sizes)('a file of %d bytes comes whole where nobody tells its length', async (size) => {
    const resource = aResource(size, { ranges: 'ignored', length: 'hidden' });
    const rig = await EngineRig.start({ resources: { [url]: resource } });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
    expect((await rig.facts(id)).progress.bytesTotal).toBe(size);
  });

  test.each(sizes)('a file of %d bytes comes whole from another origin that shows no headers', async (size) => {
    const elsewhere = otherUrl('north.bin');
    const rig = await EngineRig.start({ resources: { [elsewhere]: aResource(size) } });
    const id = await rig.download([elsewhere]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
    expectDisjoint(rig.pieces.keys());
  });

  test('a file without validators comes over one connection', async () => {
    const resource = aResource(5 * MiB, { versions: [{ seed: 1, size: 5 * MiB }], pace: 20 });
    const rig = await EngineRig.start({ resources: { [url]: resource } });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expect(rig.network.mostOpen()).toBe(1);
    expect((await rig.facts(id)).files[0]?.verified).toBe('length');
  });
});

describe('several connections', () => {
  test('a paced file comes over as many connections as are allowed, and no byte is stored twice', async () => {
    const size = 40 * MiB;
    const rig = await EngineRig.start({ resources: { [url]: aResource(size, { pace: 100 }) } });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expect(rig.network.mostOpen()).toBe(6);
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
    expectDisjoint(rig.pieces.keys());
    const read = rig.network.asks.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(read).toBeGreaterThanOrEqual(size);
    // Takeovers read at most a chunk too much on each connection.
    expect(read).toBeLessThan(size + rig.network.asks.length * 64 * KiB);
  });

  test('no more connections are opened than the settings allow', async () => {
    const resources = { [url]: aResource(20 * MiB, { pace: 100 }) };
    const rig = await EngineRig.start({ resources, settings: { connectionsPerHost: 2 } });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expect(rig.network.mostOpen()).toBe(2);
  });

  test('an old Last-Modified is enough for several connections to another origin', async () => {
    const elsewhere = otherUrl('north.bin');
    const resource = aResource(20 * MiB, { versions: [{ seed: 1, size: 20 * MiB, lastModified: longAgo }], pace: 100 });
    const rig = await EngineRig.start({ resources: { [elsewhere]: resource } });
    const id = await rig.download([elsewhere]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expect(rig.network.mostOpen()).toBe(6);
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: 20 * MiB }]);
  });

  test('a server that refuses a second connection still gives the whole file', async () => {
    const resource = aResource(20 * MiB, {
      pace: 50,
      fault: ({ others }) => (others > 0 ? { kind: 'status', status: 503 } : undefined),
    });
    const rig = await EngineRig.start({ resources: { [url]: resource } });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expect((await rig.facts(id)).errorCount).toBe(0);
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: 20 * MiB }]);
  });

  test('a link that works only once gives the whole file', async () => {
    const resource = aResource(20 * MiB, {
      pace: 50,
      fault: ({ number }) => (number > 1 ? { kind: 'status', status: 403 } : undefined),
    });
    const rig = await EngineRig.start({ resources: { [url]: resource } });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: 20 * MiB }]);
  });

  test('one slow connection does not hold the end of the file', async () => {
    const resource = aResource(8 * MiB, {
      pace: 20,
      fault: ({ number }) => (number === 2 ? { kind: 'stall', after: 64 * KiB } : undefined),
    });
    const rig = await EngineRig.start({ resources: { [url]: resource } });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: 8 * MiB }]);
    expectDisjoint(rig.pieces.keys());
    expect((await rig.facts(id)).errorCount).toBe(0);
  });
});

describe('ranges of a file', () => {
  const size = 3 * MiB;

  test('the wanted ranges are laid end to end in the order in which they were asked for', async () => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(size) } });
    const ranges = [
      { offset: 2 * MiB, length: 5 },
      { offset: 10, length: 100 },
      { offset: size - 7, length: 'eof' as const },
    ];
    const id = await rig.download([{ remoteUrl: url, ranges }]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [
      { start: 2 * MiB, end: 2 * MiB + 5 },
      { start: 10, end: 110 },
      { start: size - 7, end: size },
    ]);
    expect((await rig.facts(id)).progress.bytesTotal).toBe(112);
  });

  test('ranges beyond four GiB come right', async () => {
    const huge = 5 * 1024 * MiB + 17;
    const rig = await EngineRig.start({ resources: { [url]: aResource(huge) } });
    const ranges = [
      { offset: huge - 2 * MiB, length: 'eof' as const },
      { offset: 4096 * MiB - 3, length: 6 },
    ];
    const id = await rig.download([{ remoteUrl: url, ranges }]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [
      { start: huge - 2 * MiB, end: huge },
      { start: 4096 * MiB - 3, end: 4096 * MiB + 3 },
    ]);
  });

  test('a range outside the file fails as BITS says', async () => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(size) } });
    const id = await rig.download([{ remoteUrl: url, ranges: [{ offset: size - 1, length: 2 }] }]);
    expect(await rig.untilSettled(id)).toBe('error');
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'outside-file', total: size });
    expect(rig.pieces.keys()).toEqual([]);
  });

  test('a range that begins beyond the end of the file fails in the same way', async () => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(size) } });
    const id = await rig.download([{ remoteUrl: url, ranges: [{ offset: size + 1, length: 2 }] }]);
    expect(await rig.untilSettled(id)).toBe('error');
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'outside-file', total: size });
  });

  test('ranges of a file on a server without ranges fail', async () => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(size, { ranges: 'ignored' }) } });
    const id = await rig.download([{ remoteUrl: url, ranges: [{ offset: 5, length: 2 }] }]);
    expect(await rig.untilSettled(id)).toBe('error');
    expect((await rig.facts(id)).failure?.cause.kind).toBe('no-ranges');
  });
});
