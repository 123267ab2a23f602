import { expect, test } from 'vitest';

import type { Fault } from '../fakes/scripted-resource.ts';
import { EngineRig } from './engine-rig.ts';
import { expectSeeded } from './expect-bytes.ts';
import { aResource, MiB, otherUrl } from './sample-resources.ts';

const url = otherUrl('a.bin');
const size = 3 * MiB;

const cutAt = (after: (number: number) => number): Promise<EngineRig> => {
  const fault = ({ number }: { number: number }): Fault => ({ kind: 'cut', after: after(number) });
  return EngineRig.start({ resources: { [url]: aResource(size, { ranges: 'ignored', fault }) } });
};

test('a server without ranges that always cuts at the same byte is given up in the end', async () => {
  const rig = await cutAt(() => 2 * MiB);
  const id = await rig.download([url], { noProgressTimeout: 60 });
  expect(await rig.until(id, 'error', 600_000)).toBe('error');
  expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'connection' });
  expect(rig.network.asks.length).toBeLessThan(20);
});

test('one that comes further each time is not', async () => {
  const rig = await cutAt((number) => number * 50_000);
  const id = await rig.download([url], { noProgressTimeout: 60 });
  expect(await rig.until(id, 'transferred', 3_600_000)).toBe('transferred');
  expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
});
