import { expect, test } from 'vitest';

import type { JobId } from '../../src/core/ids.ts';
import { EngineRig } from './engine-rig.ts';
import { expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, otherUrl, ownUrl } from './sample-resources.ts';

const size = 600 * KiB;
const url = ownUrl('parts.bin');
const elsewhere = otherUrl('elsewhere.bin');
const ranges = [
  { offset: 0, length: 1000 },
  { offset: 300_000, length: 1000 },
];

test('parts with a gap between them are not joined where nothing proves their version', async () => {
  const versions = [
    { seed: 1, size },
    { seed: 2, size },
  ];
  const rig = await EngineRig.start({ resources: { [url]: aResource(size, { versions, changesAt: [2] }) } });
  const id = await rig.download([{ remoteUrl: url, ranges }]);
  expect(await rig.untilSettled(id)).toBe('error');
  expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'no-ranges' });
});

test('parts with a gap between them are joined where a validator proves their version', async () => {
  const rig = await EngineRig.start({ resources: { [url]: aResource(size) } });
  const id = await rig.download([{ remoteUrl: url, ranges }]);
  expect(await rig.untilSettled(id)).toBe('transferred');
  const spans = ranges.map(({ offset, length }) => ({ start: offset, end: offset + length }));
  expectSeeded(await rig.saved(id), 1, spans);
});

const movedTo = async (seed: number): Promise<{ readonly rig: EngineRig; readonly id: JobId }> => {
  const rig = await EngineRig.start({
    resources: {
      [url]: aResource(size, {
        fault: ({ number }) => (number === 1 ? { kind: 'cut', after: 100_000 } : { kind: 'status', status: 410 }),
      }),
      [elsewhere]: aResource(size, { versions: [{ seed, size }] }),
    },
  });
  const id = await rig.download([url]);
  expect(await rig.untilSettled(id)).toBe('error');
  await rig.ask('job/set-remote-name', { id, index: 0, remoteUrl: elsewhere });
  await rig.ask('job/resume', { id });
  expect(await rig.until(id, 'transferred')).toBe('transferred');
  return { rig, id };
};

test('a new link without validators goes on where its bytes are equal at the join', async () => {
  const { rig, id } = await movedTo(1);
  expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
  expect(await rig.logged(id, 'restart')).toEqual([]);
  expect(rig.network.asks.filter(({ ask }) => ask.url === elsewhere).map(({ ask }) => ask.range?.start)).toEqual([
    100_000 - 1024,
  ]);
});

test('a new link without validators begins anew where its bytes differ at the join', async () => {
  const { rig, id } = await movedTo(2);
  expectSeeded(await rig.saved(id), 2, [{ start: 0, end: size }]);
  expect(await rig.logged(id, 'restart')).toHaveLength(1);
});
