import { describe, expect, test } from 'vitest';

import type { Resource } from '../fakes/scripted-resource.ts';
import { EngineRig } from './engine-rig.ts';
import { expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, longAgo, otherUrl } from './sample-resources.ts';

const url = otherUrl('a.bin');
const size = 600 * KiB;
const whole = [{ start: 0, end: size }];

/** A server of another site that shows no Content-Range. */
const rigWith = (change: Partial<Resource> = {}): Promise<EngineRig> =>
  EngineRig.start({ resources: { [url]: aResource(size, change) } });

describe('a size that no answer states', () => {
  test('is proved by the last bytes, asked for once more with all behind them', async () => {
    const rig = await rigWith();
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    expect(rig.network.asks.at(-1)?.ask.range).toEqual({ start: size - 1024 });
  });

  test('is no proof where the last bytes are others now', async () => {
    const versions = [1, 2].map((seed) => ({ seed, size }));
    const rig = await rigWith({ versions, changesAt: [2] });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 2, whole);
    expect(await rig.logged(id, 'restart')).toHaveLength(1);
  });

  test('that cannot be asked for because the network is gone is asked for later', async () => {
    const rig = await rigWith({ fault: ({ number }) => (number === 2 ? { kind: 'cut', after: 5 } : undefined) });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transient-error');
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expect(rig.network.asks.map(({ ask }) => ask.range?.start)).toEqual([0, size - 1024, size - 1024]);
  });

  test.each([5 * KiB, 100 * KiB, size - 1])(
    'is found by going on where a server ends open ranges after %d bytes',
    async (mostAtOnce) => {
      const rig = await rigWith({ mostAtOnce, versions: [{ seed: 1, size, lastModified: longAgo }] });
      const id = await rig.download([url]);
      expect(await rig.untilSettled(id)).toBe('transferred');
      expectSeeded(await rig.saved(id), 1, whole);
      expect(await rig.logged(id, 'restart')).toEqual([]);
    },
  );

  test('that an answer told wrong is not asked for without end', async () => {
    const versions = [{ seed: 1, size }];
    const fault = ({ number }: { number: number }) =>
      number === 2 ? ({ kind: 'content-length', by: 700 } as const) : undefined;
    const rig = await rigWith({ versions, fault });
    const id = await rig.download([url]);
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    expect(rig.network.asks.length).toBeLessThan(10);
  });

  test('that cannot be asked for at all is believed, and the file says that it is unverified', async () => {
    const rig = await rigWith({
      versions: [{ seed: 1, size }],
      fault: ({ number }) => (number > 1 ? { kind: 'no answer' } : undefined),
    });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    expect((await rig.facts(id)).files[0]?.verified).toBe('unverified');
  });
});
