import { expect, test } from 'vitest';

import type { JobId } from '../../src/core/ids.ts';
import type { Wish } from '../../sw/commands/command-context.ts';
import type { Fate } from '../fakes/mortal-deps.ts';
import type { Resource } from '../fakes/scripted-resource.ts';
import { EngineRig } from './engine-rig.ts';
import { expectDisjoint, expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, MiB, ownUrl } from './sample-resources.ts';

const url = ownUrl('north.bin');

/** Enough for several connections, several pieces, and a restart in the middle. */
const size = 2 * MiB + 5;
const changing: Resource = aResource(size, {
  versions: [
    { seed: 1, size, etag: '"1"' },
    { seed: 2, size, etag: '"2"' },
  ],
  changesAt: [2],
  pace: 400,
  chunk: 256 * KiB,
  fault: ({ number }) => (number === 1 ? { kind: 'cut', after: 700 * KiB } : undefined),
});

interface Scene {
  readonly rig: EngineRig;
  readonly id: JobId;
}

/** A suspended job, and an engine on it that ends at the `n`th operation on its stores. */
const doomed = async (fateAt: number, fate: Fate): Promise<Scene> => {
  const rig = await EngineRig.start({ resources: { [url]: changing } });
  const id = await rig.create([url]);
  rig.kill();
  await rig.boot({ fateAt, fate });
  return { rig, id };
};

/** Asks without waiting, for a dead engine never answers. */
const askInPassing = (
  rig: EngineRig,
  name: 'job/resume' | 'job/cancel' | 'job/remove',
  id: JobId,
  wish: Wish,
): void => {
  if (rig.isUp) rig.ask(name, { id }, wish).catch(() => undefined);
};

const operationsOfAGoodRun = async (live: (scene: Scene) => Promise<void>): Promise<number> => {
  const scene = await doomed(Infinity, 'dies');
  await live(scene);
  return scene.rig.operations;
};

/** Lives through the same life again and again, each time ended one operation later. */
const atEveryOperation = async (
  fate: Fate,
  live: (scene: Scene) => Promise<void>,
  afterwards: (scene: Scene) => Promise<void>,
): Promise<void> => {
  const most = await operationsOfAGoodRun(live);
  expect(most).toBeGreaterThan(20);
  for (let fateAt = 1; fateAt <= most; fateAt += 1) {
    const scene = await doomed(fateAt, fate);
    try {
      await live(scene);
      scene.rig.kill();
      await scene.rig.boot();
      await afterwards(scene);
    } catch (error) {
      throw new Error(`ended at operation ${fateAt} of ${most}`, { cause: error });
    }
  }
};

const downloads = async ({ rig, id }: Scene): Promise<void> => {
  askInPassing(rig, 'job/resume', id, rig.wish());
  await rig.clock.advance(30_000);
};

const announcedBytes = ({ rig, id }: Scene): number => rig.announcer.told(id).at(-1)?.progress.bytesTransferred ?? 0;

const endsWell = async (scene: Scene): Promise<void> => {
  const { rig, id } = scene;
  const before = announcedBytes(scene);
  const restarts = await rig.logged(id, 'restart');
  const { state, progress } = await rig.facts(id);
  expect(state).not.toBe('transferring');
  if (restarts.length === 0) expect(progress.bytesTransferred).toBeGreaterThanOrEqual(before);
  if (state === 'suspended' || state === 'error') await rig.ask('job/resume', { id });
  expect(await rig.until(id, 'transferred')).toBe('transferred');
  const file = await rig.jobs.file(id, 0);
  expectSeeded(await rig.saved(id), file?.version?.etag === '"1"' ? 1 : 2, [{ start: 0, end: size }]);
  expect(await rig.logged(id, 'restart')).toHaveLength(file?.generation ?? 0);
  expectDisjoint(rig.pieces.keys());
  expect(new Set(rig.pieces.keys().map(({ generation }) => generation)).size).toBe(1);
  expect(await rig.jobs.leftovers()).toEqual([]);
};

test.each<Fate>(['dies', 'stores throw'])(
  'a download comes right after a resume wherever its engine ended (%s)',
  (fate) => atEveryOperation(fate, downloads, endsWell),
  60_000,
);

test.each<Fate>(['dies', 'stores throw'])(
  'a cancel leaves no piece wherever its engine ended (%s)',
  async (fate) => {
    const wish: Wish = { id: EngineRig.prepare().wish().id, attempt: 0 };
    const cancels = async ({ rig, id }: Scene): Promise<void> => {
      askInPassing(rig, 'job/resume', id, rig.wish());
      await rig.clock.advance(3000);
      askInPassing(rig, 'job/cancel', id, { ...wish, id: wish.id });
      await rig.clock.advance(1000);
    };
    await atEveryOperation(fate, cancels, async ({ rig, id }) => {
      await rig.ask('job/cancel', { id }, { ...wish, attempt: 1 });
      expect(await rig.state(id)).toBe('cancelled');
      expect(rig.pieces.keys()).toEqual([]);
      expect(await rig.jobs.leftovers()).toEqual([]);
    });
  },
  60_000,
);

test.each<Fate>(['dies', 'stores throw'])(
  'a removal leaves nothing wherever its engine ended (%s)',
  async (fate) => {
    const wish: Wish = { id: EngineRig.prepare().wish().id, attempt: 0 };
    const removes = async ({ rig, id }: Scene): Promise<void> => {
      askInPassing(rig, 'job/resume', id, rig.wish());
      await rig.clock.advance(3000);
      askInPassing(rig, 'job/cancel', id, rig.wish());
      await rig.clock.advance(1000);
      askInPassing(rig, 'job/remove', id, wish);
      await rig.clock.advance(1000);
    };
    await atEveryOperation(fate, removes, async ({ rig, id }) => {
      if (((await rig.state(id)) ?? 'cancelled') !== 'cancelled') await rig.ask('job/cancel', { id });
      await rig.ask('job/remove', { id }, { ...wish, attempt: 1 });
      expect(await rig.jobs.get(id)).toBeUndefined();
      expect(await rig.jobs.log(id)).toEqual([]);
      expect(rig.pieces.keys()).toEqual([]);
      expect(await rig.jobs.leftovers()).toEqual([]);
    });
  },
  60_000,
);
