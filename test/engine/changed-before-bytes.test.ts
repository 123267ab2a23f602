import { expect, test } from 'vitest';
import { EngineRig } from './engine-rig.ts';
import { expectSeeded } from './expect-bytes.ts';
import { aResource, MiB, otherUrl } from './sample-resources.ts';

const url = otherUrl('a.bin');
const mirror = 'https://mirror.example/a.bin';
const size = 3 * MiB;

for (const after of [0, 2 * MiB]) {
  for (const mirrors of [[], [mirror]]) {
    test(`a file that changed after a cut at ${after} is fetched anew, with ${mirrors.length} dead mirrors`, async () => {
      const changing = aResource(size, {
        exposes: 'everything',
        versions: [
          { seed: 1, size, etag: '"v1"' },
          { seed: 2, size, etag: '"v2"' },
        ],
        changesAt: [2],
        fault: ({ number }) => (number === 1 ? { kind: 'cut', after } : undefined),
      });
      const dead = aResource(size, { fault: () => ({ kind: 'status', status: 500 }) });
      const rig = await EngineRig.start({ resources: { [url]: changing, [mirror]: dead } });
      const id = await rig.download([{ remoteUrl: url, mirrors }]);
      await rig.clock.advanceUntil(48 * 3_600_000, async () =>
        ['transferred', 'error'].includes((await rig.state(id)) ?? ''),
      );
      const state = await rig.state(id);
      console.log(
        after,
        mirrors.length,
        state,
        JSON.stringify((await rig.facts(id)).failure),
        await rig.logged(id, 'mirror'),
        await rig.logged(id, 'restart'),
        rig.network.asks.length,
      );
      expect(state).toBe('transferred');
      expectSeeded(await rig.saved(id), 2, [{ start: 0, end: size }]);
    });
  }
}
