import { expect, test } from 'vitest';

import type { Answer, Network } from '../../src/ports/network.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { Fate } from '../fakes/mortal-deps.ts';
import type { Resource } from '../fakes/scripted-resource.ts';
import { EngineRig } from './engine-rig.ts';
import { expectDisjoint, expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, MiB, ownUrl } from './sample-resources.ts';

/*
 * SQLite's method: the same run again and again, with the first operation failing, then the second, and so on until a run
 * meets no failure any more. The engine lives on: it must mend itself, or say what is wrong and go on when it is asked to.
 */

const url = ownUrl('north.bin');
const size = 2 * MiB + 5;
const resource: Resource = aResource(size, {
  pace: 400,
  chunk: 256 * KiB,
  fault: ({ number }) => (number === 1 ? { kind: 'cut', after: 700 * KiB } : undefined),
});

/** Asks, and asks again where the engine could not answer. */
const insist = async (rig: EngineRig, name: 'job/resume', id: JobId): Promise<void> => {
  const wish = rig.wish();
  await rig.ask(name, { id }, wish).catch(() => rig.ask(name, { id }, { ...wish, attempt: 1 }));
};

const endsWell = async (rig: EngineRig, id: JobId): Promise<void> => {
  const state = await rig.untilSettled(id, 120_000);
  if (state === 'error') {
    expect((await rig.facts(id)).failure).toBeDefined();
    await insist(rig, 'job/resume', id);
  }
  expect(await rig.until(id, 'transferred', 1_200_000)).toBe('transferred');
  expectSeeded(await rig.saved(id).catch(() => rig.saved(id)), 1, [{ start: 0, end: size }]);
  expectDisjoint(rig.pieces.keys());
  expect(rig.pieces.keys().every(({ generation }) => generation === 0)).toBe(true);
};

/** Runs with the failure at 1, 2, 3 and so on; `run` answers whether it met one. */
const untilNoneIsMet = async (run: (at: number) => Promise<'met' | 'not met'>): Promise<number> => {
  for (let at = 1; ; at += 1) {
    try {
      if ((await run(at)) === 'not met') return at - 1;
    } catch (error) {
      throw new Error(`with the failure at operation ${at}`, { cause: error });
    }
  }
};

test.each<Fate>(['a store throws once', 'a store is full once'])(
  'a download ends well whichever operation on the stores fails (%s)',
  async (fate) => {
    const met = await untilNoneIsMet(async (at) => {
      const rig = await EngineRig.start({ resources: { [url]: resource } });
      const id = await rig.create([url]);
      rig.kill();
      await rig.boot({ fateAt: at, fate });
      // The worker starts its engine anew where it could not start.
      if (!rig.isUp) await rig.boot();
      await insist(rig, 'job/resume', id);
      await endsWell(rig, id);
      return rig.operations >= at ? 'met' : 'not met';
    });
    expect(met).toBeGreaterThan(20);
  },
  120_000,
);

/** A network whose `at`th operation fails, or every one from then on until `mends` says otherwise. */
const failingAt = (network: Network, at: number, fails: (operation: number) => boolean) => {
  let operations = 0;
  const pass = async <T>(operation: () => Promise<T>): Promise<T> => {
    operations += 1;
    if (operations >= at && fails(operations)) throw new TypeError('network error');
    return operation();
  };
  const failing: Network = {
    ...network,
    open: (ask, signal) =>
      pass(async () => {
        const answer = await network.open(ask, signal);
        const wrapped: Answer = { ...answer, read: () => pass(answer.read), blob: () => pass(answer.blob) };
        return wrapped;
      }),
  };
  return { network: failing, met: () => operations >= at };
};

test.each([
  ['once', (at: number) => (operation: number) => operation === at],
  ['six times from then on', (at: number) => (operation: number) => operation < at + 6],
])(
  'a download ends well whichever operation of the network fails (%s)',
  async (_name, failsFrom) => {
    const met = await untilNoneIsMet(async (at) => {
      const rig = EngineRig.prepare({ resources: { [url]: resource } });
      const failing = failingAt(rig.network, at, failsFrom(at));
      await rig.boot({ network: failing.network });
      const id = await rig.download([url]);
      await endsWell(rig, id);
      return failing.met() ? 'met' : 'not met';
    });
    expect(met).toBeGreaterThan(10);
  },
  120_000,
);
