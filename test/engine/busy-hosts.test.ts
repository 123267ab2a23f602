import { describe, expect, test } from 'vitest';

import type { Resource } from '../fakes/scripted-resource.ts';
import { EngineRig } from './engine-rig.ts';
import { expectSeeded } from './expect-bytes.ts';
import { aResource, MiB, ownUrl } from './sample-resources.ts';

const size = 12 * MiB;
const whole = [{ start: 0, end: size }];
const url = ownUrl('a.bin');

/** A host that answers more than so many connections with a status; an ended one counts for a moment. */
const taking = (most: number, status: number): Partial<Resource> => ({
  pace: 50,
  fault: ({ others }) => (others >= most ? { kind: 'status', status } : undefined),
});

describe('a host that has no room for more connections', () => {
  test.each([
    [1, 503],
    [1, 429],
    [2, 503],
    [2, 403],
  ])('than %d and says so by %d fails no job', async (most, status) => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(size, taking(most, status)) } });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    expect((await rig.facts(id)).errorCount).toBe(0);
    expect(rig.network.asks.filter((ask) => ask.status === status).length).toBeLessThan(4);
  });

  test('is remembered: the next file of the host asks for no more', async () => {
    const next = ownUrl('b.bin');
    const resources = { [url]: aResource(size, taking(2, 503)), [next]: aResource(size, taking(2, 503)) };
    const rig = await EngineRig.start({ resources });
    const first = await rig.download([url]);
    expect(await rig.untilSettled(first)).toBe('transferred');
    const id = await rig.download([next]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    const asks = rig.network.asks.filter(({ ask }) => ask.url === next);
    expect(asks.filter(({ status }) => status === 503)).toEqual([]);
    expect(Math.max(...asks.map(({ others }) => others))).toBe(1);
  });

  test('is asked for more again after ten minutes', async () => {
    let most = 1;
    const next = ownUrl('b.bin');
    const busy: Partial<Resource> = {
      pace: 50,
      fault: ({ others }) => (others >= most ? { kind: 'status', status: 503 } : undefined),
    };
    const rig = await EngineRig.start({ resources: { [url]: aResource(size, busy), [next]: aResource(size, busy) } });
    const first = await rig.download([url]);
    expect(await rig.untilSettled(first)).toBe('transferred');
    most = 9;
    await rig.clock.advance(600_000);
    const id = await rig.download([next]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expect(rig.network.mostOpen()).toBeGreaterThan(2);
  });

  test('for a moment after bytes came is asked again after a breath, and the job does not fail', async () => {
    const fault: Resource['fault'] = ({ number }) => {
      if (number === 1) return { kind: 'cut', after: 3 * MiB };
      return number < 4 ? { kind: 'status', status: 503 } : undefined;
    };
    const rig = await EngineRig.start({
      resources: { [url]: aResource(size, { versions: [{ seed: 1, size }], fault }) },
    });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expect((await rig.facts(id)).errorCount).toBe(0);
    const times = rig.network.asks.slice(1).map(({ at }) => at);
    expect(times.slice(1).map((at, index) => at - (times[index] ?? 0))).toEqual([1000, 1000]);
  });
});

test('jobs that share a full host do not wait for each other for ever', async () => {
  const urls = Array.from({ length: 8 }, (_, at) => ownUrl(`${at}.bin`));
  const resources = Object.fromEntries(urls.map((at) => [at, aResource(size, { pace: 50 })]));
  const rig = await EngineRig.start({ resources, settings: { connectionsPerHost: 2 } });
  const ids = await Promise.all(urls.map((at) => rig.download([at], { priority: 0 })));
  for (const id of ids) expect(await rig.untilSettled(id)).toBe('transferred');
  expect(rig.network.mostOpen()).toBe(2);
});
