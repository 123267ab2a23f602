import { describe, expect, test } from 'vitest';

import type { Fault, Request, Resource } from '../fakes/scripted-resource.ts';
import { EngineRig } from './engine-rig.ts';
import { expectDisjoint, expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, longAgo, otherUrl, ownUrl } from './sample-resources.ts';

const url = ownUrl('north.bin');
const size = 600 * KiB;
const whole = [{ start: 0, end: size }];

const faultAt =
  (at: number, fault: Fault) =>
  ({ number }: Request): Fault | undefined =>
    number === at ? fault : undefined;

const rigWith = (change: Partial<Resource>): Promise<EngineRig> =>
  EngineRig.start({ resources: { [url]: aResource(size, change) } });

const startsOf = (rig: EngineRig): readonly (number | undefined)[] =>
  rig.network.asks.map(({ ask }) => ask.range?.start);

describe('a cut connection', () => {
  test.each([1, 1000, 64 * KiB - 1, 64 * KiB, 64 * KiB + 1, size - 1])(
    'cut after %d bytes, it goes on at the next byte, and the job notices nothing',
    async (after) => {
      const rig = await rigWith({ fault: faultAt(1, { kind: 'cut', after }) });
      const id = await rig.download([url]);
      expect(await rig.untilSettled(id)).toBe('transferred');
      expectSeeded(await rig.saved(id), 1, whole);
      expectDisjoint(rig.pieces.keys());
      expect(startsOf(rig)).toEqual([0, after]);
      const states = new Set(rig.announcer.told(id).map(({ state }) => state));
      expect([...states].filter((state) => state === 'error' || state === 'transient-error')).toEqual([]);
      expect((await rig.facts(id)).errorCount).toBe(0);
    },
  );

  test('cut before its first byte with nobody else at work, it is a failure with a time to retry', async () => {
    const rig = await rigWith({ fault: faultAt(1, { kind: 'cut', after: 0 }) });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transient-error');
    const { failure, retryAt } = await rig.facts(id);
    expect(failure?.cause).toEqual({ kind: 'connection' });
    expect(retryAt).toBe(rig.clock.now() + 5000);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
  });

  test('a server that never answers is given a minute, then the job fails for now', async () => {
    const rig = await rigWith({ fault: faultAt(1, { kind: 'hang' }) });
    const id = await rig.download([url]);
    await rig.clock.advance(59_999);
    expect(await rig.state(id)).toBe('queued');
    await rig.clock.advance(1);
    expect(await rig.state(id)).toBe('transient-error');
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'timeout' });
  });

  test('a body that stalls is left after 30 seconds, and the job goes on at the next byte', async () => {
    const rig = await rigWith({ fault: faultAt(1, { kind: 'stall', after: 100 }) });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expect(startsOf(rig)).toEqual([0, 100]);
    expectSeeded(await rig.saved(id), 1, whole);
  });

  test('a body that ends cleanly before its time is as good as cut', async () => {
    const rig = await rigWith({ fault: faultAt(1, { kind: 'longer', by: -1000 }) });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expect(startsOf(rig)).toEqual([0, size - 1000]);
    expectSeeded(await rig.saved(id), 1, whole);
  });

  test('a body that goes on beyond its end is cut off there', async () => {
    const rig = await rigWith({ fault: () => ({ kind: 'longer', by: 1000 }) });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
  });

  test('a whole-file answer that goes on beyond its length does not make the file longer', async () => {
    const rig = await rigWith({ ranges: 'ignored', fault: () => ({ kind: 'longer', by: 1000 }) });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
  });

  test('a whole-file answer that ends early is never taken for the whole file', async () => {
    const rig = await rigWith({ ranges: 'ignored', fault: faultAt(1, { kind: 'longer', by: -1000 }) });
    const id = await rig.download([url]);
    await rig.untilSettled(id);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
  });
});

describe('answers that are wrong', () => {
  const wrong: readonly (readonly [string, Fault])[] = [
    ['the beginning of another range', { kind: 'content-range', value: `bytes 5-${size - 1}/${size}` }],
    ['an end before its beginning', { kind: 'content-range', value: 'bytes 50-0/51' }],
    ['a range beyond the total', { kind: 'content-range', value: 'bytes 0-10/5' }],
    ['words', { kind: 'content-range', value: 'bytes everything' }],
    ['a range that begins elsewhere, truly', { kind: 'shifted', by: 10 }],
  ];

  test.each(wrong)('Content-Range with %s leads to a request for the whole file', async (_name, fault) => {
    const rig = await rigWith({ fault: ({ ask }) => (ask.range ? fault : undefined) });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    expect(rig.network.asks.at(-1)?.ask.range).toBeUndefined();
  });

  test.each(wrong)(
    'Content-Range with %s after good bytes never brings wrong bytes into the file',
    async (_name, fault) => {
      const rig = await rigWith({
        fault: ({ ask, number }) => (number === 1 ? { kind: 'cut', after: 100_000 } : ask.range ? fault : undefined),
      });
      const id = await rig.download([url]);
      expect(await rig.untilSettled(id)).toBe('transferred');
      expectSeeded(await rig.saved(id), 1, whole);
      expect(await rig.logged(id, 'restart')).toHaveLength(1);
    },
  );

  test('the whole file instead of its rest is never stored at the place of the rest', async () => {
    const fault = ({ number }: Request): Fault | undefined =>
      number === 1 ? { kind: 'cut', after: 100_000 } : { kind: 'whole' };
    const rig = await rigWith({ fault });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    expect(await rig.logged(id, 'restart')).toHaveLength(1);
  });

  test('416 to the first request of a file that is not empty leads to a request without a range', async () => {
    const rig = await rigWith({ fault: ({ ask }) => (ask.range ? { kind: 'status', status: 416 } : undefined) });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
  });

  test.each([204, 205, 304])('%d breaks the protocol, for good', async (status) => {
    const rig = await rigWith({ fault: () => ({ kind: 'status', status }) });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('error');
    expect((await rig.facts(id)).failure?.cause.kind).toBe('bad-answer');
  });
});

describe('evidence for a refusal by CORS', () => {
  const elsewhere = otherUrl('north.bin');

  test('a server of another origin that answers only without CORS refuses, for good', async () => {
    const resource = aResource(size, { fault: () => ({ kind: 'no answer' }) });
    const rig = await EngineRig.start({ resources: { [elsewhere]: resource } });
    const id = await rig.download([elsewhere]);
    expect(await rig.untilSettled(id)).toBe('error');
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'cors' });
    expect(rig.network.asks.map(({ ask }) => ask.range)).toEqual([{ start: 0 }, { start: 0 }, undefined]);
  });

  test('with headers of the person’s own, their names are told, as they may be what is refused, and no values', async () => {
    const resource = aResource(size, { fault: () => ({ kind: 'no answer' }) });
    const rig = await EngineRig.start({ resources: { [elsewhere]: resource } });
    const id = await rig.download([{ remoteUrl: elsewhere, headers: { 'x-key': 'secret' } }]);
    expect(await rig.untilSettled(id)).toBe('error');
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'cors', sent: ['x-key'] });
  });

  test('one that answers only without a range is asked for the whole file', async () => {
    const resource = aResource(size, { fault: ({ ask }) => (ask.range ? { kind: 'no answer' } : undefined) });
    const rig = await EngineRig.start({ resources: { [elsewhere]: resource } });
    const id = await rig.download([elsewhere]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
  });

  test('one that answers the second time was only cut', async () => {
    const resource = aResource(size, { fault: faultAt(1, { kind: 'no answer' }) });
    const rig = await EngineRig.start({ resources: { [elsewhere]: resource } });
    const id = await rig.download([elsewhere]);
    expect(await rig.untilSettled(id)).toBe('transient-error');
    expect(await rig.until(id, 'transferred')).toBe('transferred');
  });

  test('a server that nobody reaches is a failure of the network', async () => {
    const rig = await EngineRig.start();
    const id = await rig.download([elsewhere]);
    expect(await rig.untilSettled(id)).toBe('transient-error');
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'connection' });
  });

  test('one that gave bytes before is never said to refuse', async () => {
    const resource = aResource(size, {
      versions: [{ seed: 1, size, lastModified: longAgo }],
      fault: ({ number }) => (number === 1 ? { kind: 'cut', after: 1000 } : { kind: 'no answer' }),
    });
    const rig = await EngineRig.start({ resources: { [elsewhere]: resource } });
    const id = await rig.download([elsewhere]);
    expect(await rig.untilSettled(id)).toBe('transient-error');
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'connection' });
    expect(rig.pieces.keys()).toHaveLength(1);
  });
});
