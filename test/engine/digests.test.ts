import { describe, expect, test } from 'vitest';

import { digestOf } from '../fakes/fake-hasher.ts';
import type { Resource } from '../fakes/scripted-resource.ts';
import { seededBytes } from '../fakes/seeded-bytes.ts';
import { EngineRig } from './engine-rig.ts';
import { expectDisjoint, expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, ownUrl } from './sample-resources.ts';

const url = ownUrl('north.bin');
const size = 600 * KiB;

const rigWith = (change: Partial<Resource>): Promise<EngineRig> =>
  EngineRig.start({ resources: { [url]: aResource(size, change) } });

const cutFirst: Pick<Resource, 'fault'> = {
  fault: ({ number }) => (number === 1 ? { kind: 'cut', after: 100_000 } : undefined),
};

describe('a digest that the server tells', () => {
  const header = (seed: number): string =>
    `sha-256=:${Buffer.from(digestOf('sha-256', seededBytes(seed, 0, size)).value, 'hex').toString('base64')}:`;

  test('proves one version, and the file by its bytes', async () => {
    const rig = await rigWith({ versions: [{ seed: 1, size }], reprDigest: header(1), ...cutFirst });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    const [file] = (await rig.facts(id)).files;
    expect(file?.verified).toBe('digest');
    expect(file?.digest).toEqual(digestOf('sha-256', seededBytes(1, 0, size)));
    expect(rig.network.asks.map(({ ask }) => ask.range?.start)).toEqual([0, 100_000]);
  });

  test('and that the bytes do not have is an error that keeps them', async () => {
    const rig = await rigWith({ reprDigest: header(2) });
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('error');
    expect((await rig.facts(id)).failure?.cause.kind).toBe('digest-differs');
    expect((await rig.facts(id)).progress.bytesTransferred).toBe(size);
  });
});

describe('a digest that was given', () => {
  const right = digestOf('sha-256', seededBytes(1, 0, size));
  const wrong = digestOf('sha-256', seededBytes(2, 0, size));

  test('and is equal makes the file verified by it', async () => {
    const rig = await rigWith({});
    const id = await rig.download([{ remoteUrl: url, digest: right }]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    const [file] = (await rig.facts(id)).files;
    expect(file?.verified).toBe('digest');
    expect(file?.digest).toEqual(right);
  });

  test('and is different keeps the bytes, and a resume fetches them anew', async () => {
    const rig = await rigWith({
      versions: [
        { seed: 2, size, etag: '"bad"' },
        { seed: 1, size, etag: '"good"' },
      ],
      changesAt: [2],
    });
    const id = await rig.download([{ remoteUrl: url, digest: right }]);
    expect(await rig.untilSettled(id)).toBe('error');
    const { failure, progress } = await rig.facts(id);
    expect(failure?.cause).toEqual({ kind: 'digest-differs', expected: right.value, actual: wrong.value });
    expect(progress.bytesTransferred).toBe(size);
    expect(rig.pieces.keys()).not.toEqual([]);
    await rig.ask('job/resume', { id });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, [{ start: 0, end: size }]);
    expectDisjoint(rig.pieces.keys());
    expect(rig.pieces.keys().every(({ generation }) => generation === 1)).toBe(true);
    expect(await rig.logged(id, 'restart')).toHaveLength(1);
  });
});
