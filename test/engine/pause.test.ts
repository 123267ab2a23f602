import { describe, expect, test } from 'vitest';

import { EngineRig } from './engine-rig.ts';
import { expectDisjoint, expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, MiB, ownUrl } from './sample-resources.ts';

const url = ownUrl('north.bin');
const size = 10 * MiB;

const midway = async (): Promise<{ rig: EngineRig; id: Awaited<ReturnType<EngineRig['download']>> }> => {
  const rig = await EngineRig.start({ resources: { [url]: aResource(size, { pace: 100 }) } });
  const id = await rig.download([url]);
  await rig.clock.advance(3050);
  return { rig, id };
};

const read = (rig: EngineRig): number => rig.network.asks.reduce((sum, { bytes }) => sum + bytes, 0);
const stored = (rig: EngineRig): number => rig.pieces.keys().reduce((sum, { start, end }) => sum + end - start, 0);

describe('a pause', () => {
  test('ends every connection, stores all that came, and then nothing is asked or stored any more', async () => {
    const { rig, id } = await midway();
    await rig.ask('job/suspend', { id });
    const asks = rig.network.asks.length;
    const kept = stored(rig);
    expect(rig.network.asks.filter(({ isOpen }) => isOpen)).toEqual([]);
    expect(kept).toBe(read(rig));
    expect((await rig.facts(id)).progress.bytesTransferred).toBe(kept);
    await rig.clock.advance(600_000);
    expect(rig.network.asks).toHaveLength(asks);
    expect(stored(rig)).toBe(kept);
    expect(await rig.state(id)).toBe('suspended');
  });

  test('and a resume ask for no byte twice', async () => {
    const { rig, id } = await midway();
    await rig.ask('job/suspend', { id });
    await rig.clock.advance(1000);
    await rig.ask('job/resume', { id });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
    expectDisjoint(rig.pieces.keys());
    expect(read(rig)).toBeLessThan(size + rig.network.asks.length * 64 * KiB);
  });

  test('in the middle of the first request keeps what came and goes on at the next byte', async () => {
    const rig = await EngineRig.start({ resources: { [url]: aResource(600 * KiB, { pace: 100 }) } });
    const id = await rig.download([url]);
    await rig.clock.advance(350);
    await rig.ask('job/suspend', { id });
    await rig.ask('job/resume', { id });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expect(rig.network.asks.map(({ ask }) => ask.range?.start)).toEqual([0, 3 * 64 * KiB]);
  });

  test('and resumes in quick succession end as the last one says', async () => {
    const { rig, id } = await midway();
    const names = ['job/suspend', 'job/resume', 'job/suspend', 'job/resume', 'job/suspend'] as const;
    await Promise.all(names.map((name) => rig.ask(name, { id })));
    await rig.clock.advance(10_000);
    expect(await rig.state(id)).toBe('suspended');
    expect(rig.network.asks.filter(({ isOpen }) => isOpen)).toEqual([]);
    await rig.ask('job/resume', { id });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
    expectDisjoint(rig.pieces.keys());
  });

  test('is kept by a restart of the worker, with the bytes that were announced', async () => {
    const { rig, id } = await midway();
    await rig.ask('job/suspend', { id });
    await rig.clock.advance(200);
    const told = rig.announcer.told(id).at(-1)?.progress.bytesTransferred ?? 0;
    rig.kill();
    await rig.boot();
    await rig.clock.advance(60_000);
    const facts = await rig.facts(id);
    expect(facts.state).toBe('suspended');
    expect(facts.progress.bytesTransferred).toBe(told);
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 8, 10, 15])(
    'whose worker dies %d operations later takes back no byte that was announced',
    async (operations) => {
      const { rig, id } = await midway();
      await rig.clock.advance(2000);
      const told = rig.announcer.told(id).at(-1)?.progress.bytesTransferred ?? 0;
      expect(told).toBeGreaterThan(0);
      rig.endAfter(operations);
      rig.ask('job/suspend', { id }).catch(() => undefined);
      await rig.clock.advance(1000);
      rig.kill();
      await rig.boot();
      expect((await rig.facts(id)).progress.bytesTransferred).toBeGreaterThanOrEqual(told);
    },
  );
});
