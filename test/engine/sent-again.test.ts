import { describe, expect, test } from 'vitest';

import type { JobId } from '../../src/core/ids.ts';
import { RefusalError } from '../../src/core/refusal.ts';
import type { Wish } from '../../sw/commands/command-context.ts';
import { jobIdOf } from '../fakes/sample-job.ts';
import { EngineRig } from './engine-rig.ts';
import { aResource, ownUrl } from './sample-resources.ts';

const url = ownUrl('north.bin');
const more = ownUrl('more.bin');

const again = (wish: Wish): Wish => ({ ...wish, attempt: wish.attempt + 1 });

const reborn = async (rig: EngineRig): Promise<void> => {
  rig.kill();
  await rig.boot();
};

const start = (): Promise<EngineRig> => EngineRig.start({ resources: { [url]: aResource(5), [more]: aResource(5) } });

const finished = async (rig: EngineRig): Promise<JobId> => {
  const id = await rig.download([url]);
  expect(await rig.untilSettled(id)).toBe('transferred');
  return id;
};

const codeOfRefusal = (error: unknown): string => {
  if (error instanceof RefusalError) return error.refusal.code;
  throw error;
};

describe('a wish that is sent again because the worker died before it answered', () => {
  test('makes one job', async () => {
    const rig = await start();
    const wish = rig.wish();
    const input = { id: jobIdOf(5), init: { files: [{ remoteUrl: url }] } };
    expect(await rig.ask('job/create', input, wish)).toBe(input.id);
    await rig.ask('job/change', { id: input.id, change: { description: 'kept' } });
    await reborn(rig);
    expect(await rig.ask('job/create', input, again(wish))).toBe(input.id);
    expect(await rig.ask('job/ids', { includeFinal: true })).toEqual([input.id]);
    const facts = await rig.facts(input.id);
    expect(facts.files).toHaveLength(1);
    expect(facts.description).toBe('kept');
  });

  test('adds its files once', async () => {
    const rig = await start();
    const id = await rig.create([url]);
    const wish = rig.wish();
    const input = { id, files: [{ remoteUrl: more }] };
    await rig.ask('job/add-files', input, wish);
    await reborn(rig);
    await rig.ask('job/add-files', input, again(wish));
    expect((await rig.facts(id)).files).toHaveLength(2);
    await rig.ask('job/add-files', input);
    expect((await rig.facts(id)).files).toHaveLength(3);
  });

  test('completes once and gets the same answer', async () => {
    const rig = await start();
    const id = await finished(rig);
    const wish = rig.wish();
    const input = { id, keeps: 'bytes' as const };
    const answer = await rig.ask('job/complete', input, wish);
    await reborn(rig);
    expect(await rig.ask('job/complete', input, again(wish))).toEqual(answer);
    expect(await rig.ask('job/complete', input).catch(codeOfRefusal)).toBe('BG_E_INVALID_STATE');
  });

  test('cancels once', async () => {
    const rig = await start();
    const id = await finished(rig);
    const wish = rig.wish();
    await rig.ask('job/cancel', { id }, wish);
    await reborn(rig);
    expect(await rig.ask('job/cancel', { id }, again(wish))).toBeNull();
    expect(await rig.ask('job/cancel', { id }).catch(codeOfRefusal)).toBe('BG_E_INVALID_STATE');
  });

  test('removes once', async () => {
    const rig = await start();
    const id = await finished(rig);
    await rig.ask('job/cancel', { id });
    const wish = rig.wish();
    await rig.ask('job/remove', { id }, wish);
    await reborn(rig);
    expect(await rig.ask('job/remove', { id }, again(wish))).toBeNull();
    expect(await rig.ask('job/remove', { id }).catch(codeOfRefusal)).toBe('BG_E_NOT_FOUND');
  });

  test('counts the links that it replaced once', async () => {
    const rig = await start();
    const id = await rig.create([url, more]);
    const wish = rig.wish();
    const input = { id, oldPrefix: ownUrl(''), newPrefix: ownUrl('new/') };
    expect(await rig.ask('job/replace-remote-prefix', input, wish)).toBe(2);
    await reborn(rig);
    expect(await rig.ask('job/replace-remote-prefix', input, again(wish))).toBe(2);
    expect((await rig.facts(id)).files[0]?.remoteUrl).toBe(ownUrl('new/north.bin'));
  });
});

describe('a new link for a file', () => {
  test('of the same version goes on at the stored byte, after 1 KiB that is compared', async () => {
    const fresh = ownUrl('fresh.bin');
    const rig = await EngineRig.start({
      resources: { [url]: aResource(600_000, { pace: 500 }), [fresh]: aResource(600_000) },
    });
    const id = await rig.download([url]);
    await rig.clock.advance(2200);
    await rig.ask('job/set-remote-name', { id, index: 0, remoteUrl: fresh });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expect(rig.network.asks.map(({ ask }) => [ask.url, ask.range?.start])).toEqual([
      [url, 0],
      [fresh, 4 * 65_536 - 1024],
    ]);
  });
});
