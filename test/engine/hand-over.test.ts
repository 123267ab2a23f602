import { describe, expect, test } from 'vitest';

import type { JobId } from '../../src/core/ids.ts';
import { RefusalError } from '../../src/core/refusal.ts';
import { EngineRig } from './engine-rig.ts';
import { aResource, otherUrl, ownUrl } from './sample-resources.ts';

const closed = otherUrl('closed.bin');
const slow = ownUrl('slow.bin');

const start = (): Promise<EngineRig> =>
  EngineRig.start({
    resources: {
      [closed]: aResource(5, { fault: () => ({ kind: 'no answer' }) }),
      [slow]: aResource(600_000, { pace: 500 }),
    },
  });

const refused = async (rig: EngineRig): Promise<JobId> => {
  const id = await rig.download([closed]);
  expect(await rig.untilSettled(id)).toBe('error');
  return id;
};

const codeOfRefusal = (error: unknown): string => {
  if (error instanceof RefusalError) return error.refusal.code;
  throw error;
};

describe('a link that was given to the browser', () => {
  test('is told of the job, of its file and in the log, and changes no state', async () => {
    const rig = await start();
    const id = await refused(rig);
    const at = rig.clock.now();
    expect(await rig.ask('job/handed-over', { id, index: 0 })).toBeNull();
    const facts = await rig.facts(id);
    expect(facts).toMatchObject({ state: 'error', handedOver: at, files: [{ handedOver: at }] });
    expect(await rig.logged(id, 'handed-over')).toEqual([`file 0: from ${new URL(closed).host}`]);
    await rig.clock.advance(1000);
    expect(rig.announcer.told(id).at(-1)).toMatchObject({ handedOver: at });
  });

  test('is remembered by the next worker, and noted once where the wish comes again', async () => {
    const rig = await start();
    const id = await refused(rig);
    const wish = rig.wish();
    await rig.ask('job/handed-over', { id, index: 0 }, wish);
    const { handedOver } = await rig.facts(id);
    rig.kill();
    await rig.boot();
    await rig.clock.advance(1000);
    await rig.ask('job/handed-over', { id, index: 0 }, { ...wish, attempt: 1 });
    expect((await rig.facts(id)).handedOver).toBe(handedOver);
    expect(await rig.logged(id, 'handed-over')).toHaveLength(1);
  });

  test('is fetched here again after a resume, and the note is gone', async () => {
    const rig = await start();
    const id = await refused(rig);
    await rig.ask('job/handed-over', { id, index: 0 });
    await rig.ask('job/resume', { id });
    const facts = await rig.facts(id);
    expect(facts).not.toHaveProperty('handedOver');
    expect(facts.files[0]).not.toHaveProperty('handedOver');
  });

  test('is another one after the file got a new link: only that note is gone', async () => {
    const rig = await start();
    const id = await rig.create([closed, slow]);
    await rig.ask('job/handed-over', { id, index: 0 });
    await rig.ask('job/handed-over', { id, index: 1 });
    await rig.ask('job/set-remote-name', { id, index: 1, remoteUrl: ownUrl('other.bin') });
    const [first, second] = (await rig.facts(id)).files;
    expect(first).toHaveProperty('handedOver');
    expect(second).not.toHaveProperty('handedOver');
  });

  test('is none of a job that is at work', async () => {
    const rig = await start();
    const id = await rig.download([slow]);
    await rig.clock.advance(1000);
    expect((await rig.facts(id)).state).toBe('transferring');
    expect(await rig.ask('job/handed-over', { id, index: 0 }).catch(codeOfRefusal)).toBe('BG_E_INVALID_STATE');
    expect(await rig.logged(id, 'handed-over')).toEqual([]);
  });
});
