import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { FileRow } from '../../src/core/file-row.ts';
import type { Job } from '../../src/core/job.ts';
import { isFileRow, isJobRow } from '../../sw/adapters/row-shapes.ts';
import { aFile, aJob, jobIdOf } from '../fakes/sample-job.ts';
import { EngineRig } from './engine-rig.ts';
import { aResource, KiB, ownUrl } from './sample-resources.ts';

const url = ownUrl('north.bin');
const good = ownUrl('good.bin');
const resources = { [url]: aResource(100 * KiB), [good]: aResource(100 * KiB) };

const anything = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, Number.NaN, -1, 1.5, 2 ** 60, '', 'x', [], {}, new Map(), [null]),
);

/** A row with one property spoiled; what is still of the right shape does not count. */
const spoilt = <Row extends object>(row: Row, keep: readonly (keyof Row)[], isSound: (row: unknown) => boolean) =>
  fc
    .tuple(fc.constantFrom(...Object.keys(row).filter((key) => !keep.some((kept) => kept === key))), anything)
    .map(([key, value]) => ({ ...row, [key]: value }))
    .filter((odd) => !isSound(odd));

/** A rig with a job that is stored by hand, and a sound one that waits. */
const rigWith = async (job: Job, file: FileRow): Promise<EngineRig> => {
  const rig = EngineRig.prepare({ resources });
  await rig.jobs.add(() => ({ job, files: [file], headers: new Map(), log: [] }));
  await rig.boot();
  return rig;
};

const expectTheRestWorks = async (rig: EngineRig): Promise<void> => {
  const id = await rig.download([good]);
  expect(await rig.untilSettled(id)).toBe('transferred');
};

const states: readonly Job['phase'][] = [
  { state: 'suspended' },
  { state: 'queued', waitingFor: 'turn' },
  { state: 'transferring', transport: 'ranged', since: aJob().creation },
  { state: 'transferred' },
];

const file = aFile({ remoteUrl: url });
const id = jobIdOf(1);

describe('a row of the wrong shape', () => {
  test('of a job makes that job an error that can be removed, and the rest works', async () => {
    const odd = fc
      .constantFrom(...states)
      .chain((phase) => spoilt(aJob({ phase }), ['id', 'order', 'phase', 'priority', 'turn'], isJobRow));
    await fc.assert(
      fc.asyncProperty(odd, async (job) => {
        const rig = await rigWith(job, file);
        await expectTheRestWorks(rig);
        const listed = (await rig.ask('job/list', {})).jobs.find((facts) => facts.id === id);
        expect(listed).toMatchObject({ state: 'error', failure: { cause: { kind: 'corrupt' } } });
        await rig.ask('job/cancel', { id });
        await rig.ask('job/remove', { id });
        expect(await rig.jobs.get(id)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  test('of a file makes its job an error, and the rest works', async () => {
    const odd = fc.tuple(
      fc.constantFrom(...states.filter(({ state }) => state === 'queued' || state === 'transferring')),
      spoilt(file, ['jobId', 'index'], isFileRow),
    );
    await fc.assert(
      fc.asyncProperty(odd, async ([phase, row]) => {
        const rig = await rigWith(aJob({ phase }), row);
        await expectTheRestWorks(rig);
        expect(await rig.state(id)).toBe('error');
        await rig.ask('job/cancel', { id });
        await rig.ask('job/remove', { id });
      }),
      { numRuns: 100 },
    );
  });
});

test('the rows that the engine itself writes have the right shape', async () => {
  const rig = await EngineRig.start({ resources });
  const made = await rig.download([{ remoteUrl: url, mirrors: [good], ranges: [{ offset: 0, length: 'eof' }] }]);
  const seen = async (): Promise<void> => {
    expect(isJobRow(await rig.jobs.get(made))).toBe(true);
    expect((await rig.jobs.files(made)).every(isFileRow)).toBe(true);
  };
  await seen();
  await rig.untilSettled(made);
  await seen();
  await rig.ask('job/complete', { id: made, keeps: 'bytes' });
  await seen();
});
