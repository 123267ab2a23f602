import { describe, expect, test } from 'vitest';

import type { JobId } from '../../src/core/ids.ts';
import { type JobState, jobStates } from '../../src/core/job-state.ts';
import { RefusalError } from '../../src/core/refusal.ts';
import type { Resource } from '../fakes/scripted-resource.ts';
import { EngineRig } from './engine-rig.ts';
import { aResource, KiB, ownUrl } from './sample-resources.ts';

const size = 300 * KiB;
const url = ownUrl('north.bin');
const more = ownUrl('more.bin');

type Action = 'suspend' | 'resume' | 'complete' | 'cancel' | 'add files' | 'change';
type ReachedState = Exclude<JobState, 'connecting'>;

/** What an action leads to, or the code of its refusal. */
const table: Record<Action, Record<ReachedState, string>> = {
  suspend: {
    suspended: 'suspended',
    queued: 'suspended',
    transferring: 'suspended',
    'transient-error': 'suspended',
    error: 'suspended',
    transferred: 'transferred',
    acknowledged: 'BG_E_INVALID_STATE',
    cancelled: 'BG_E_INVALID_STATE',
  },
  resume: {
    suspended: 'queued',
    queued: 'queued',
    transferring: 'transferring',
    'transient-error': 'queued',
    error: 'queued',
    transferred: 'BG_E_EMPTY',
    acknowledged: 'BG_E_INVALID_STATE',
    cancelled: 'BG_E_INVALID_STATE',
  },
  complete: {
    suspended: 'BG_S_PARTIAL_COMPLETE',
    queued: 'BG_S_PARTIAL_COMPLETE',
    transferring: 'BG_S_PARTIAL_COMPLETE',
    'transient-error': 'BG_S_PARTIAL_COMPLETE',
    error: 'BG_S_PARTIAL_COMPLETE',
    transferred: 'S_OK',
    acknowledged: 'BG_E_INVALID_STATE',
    cancelled: 'BG_E_INVALID_STATE',
  },
  cancel: {
    suspended: 'cancelled',
    queued: 'cancelled',
    transferring: 'cancelled',
    'transient-error': 'cancelled',
    error: 'cancelled',
    transferred: 'cancelled',
    acknowledged: 'BG_E_INVALID_STATE',
    cancelled: 'BG_E_INVALID_STATE',
  },
  'add files': {
    suspended: 'suspended',
    queued: 'queued',
    transferring: 'transferring',
    'transient-error': 'transient-error',
    error: 'error',
    transferred: 'transferred',
    acknowledged: 'BG_E_INVALID_STATE',
    cancelled: 'BG_E_INVALID_STATE',
  },
  change: {
    suspended: 'suspended',
    queued: 'queued',
    transferring: 'transferring',
    'transient-error': 'transient-error',
    error: 'error',
    transferred: 'transferred',
    acknowledged: 'BG_E_INVALID_STATE',
    cancelled: 'BG_E_INVALID_STATE',
  },
};

const serverFor: Record<ReachedState, Partial<Resource>> = {
  suspended: {},
  queued: { fault: () => ({ kind: 'hang' }) },
  transferring: { pace: 'by hand' },
  'transient-error': { fault: () => ({ kind: 'status', status: 503 }) },
  error: { fault: () => ({ kind: 'status', status: 404 }) },
  transferred: {},
  acknowledged: {},
  cancelled: {},
};

/** A job that came into its state as jobs do. */
const jobIn = async (state: ReachedState): Promise<{ rig: EngineRig; id: JobId }> => {
  const rig = await EngineRig.start({ resources: { [url]: aResource(size, serverFor[state]), [more]: aResource(5) } });
  const id = await rig.create([url]);
  if (state === 'suspended') return { rig, id };
  await rig.ask('job/resume', { id });
  if (state === 'transferring') rig.network.letThrough(2);
  if (state === 'acknowledged' || state === 'transferred') await rig.untilSettled(id);
  if (state === 'acknowledged') await rig.ask('job/complete', { id, keeps: 'bytes' });
  if (state === 'cancelled') await rig.ask('job/cancel', { id });
  await rig.clock.advance(100);
  expect(await rig.state(id)).toBe(state);
  return { rig, id };
};

const perform = async (rig: EngineRig, id: JobId, action: Action): Promise<string> => {
  switch (action) {
    case 'suspend':
    case 'resume':
    case 'cancel':
      await rig.ask(`job/${action}`, { id });
      break;
    case 'complete':
      return (await rig.ask('job/complete', { id, keeps: 'bytes' })).code;
    case 'add files':
      await rig.ask('job/add-files', { id, files: [{ remoteUrl: more }] });
      break;
    case 'change':
      await rig.ask('job/change', { id, change: { description: 'changed' } });
  }
  return (await rig.state(id)) ?? 'gone';
};

const codeOfRefusal = (error: unknown): string => {
  if (error instanceof RefusalError) return error.refusal.code;
  throw error;
};

const actions = ['suspend', 'resume', 'complete', 'cancel', 'add files', 'change'] as const satisfies readonly Action[];
const states = jobStates.filter((state) => state !== 'connecting');
const cells = states.flatMap((state) => actions.map((action) => [action, state, table[action][state]] as const));

test.each(cells)('%s in %s leads to %s', async (action, state, expected) => {
  const { rig, id } = await jobIn(state);
  const before = await rig.jobs.get(id);
  const outcome = await perform(rig, id, action).catch(codeOfRefusal);
  expect(outcome).toBe(expected);
  if (expected.startsWith('BG_E_')) expect(await rig.jobs.get(id)).toEqual(before);
});

describe('what an action leaves behind', () => {
  test.each(states.filter((state) => state !== 'acknowledged' && state !== 'cancelled'))(
    'a cancel in %s leaves no piece and no connection',
    async (state) => {
      const { rig, id } = await jobIn(state);
      await rig.ask('job/cancel', { id });
      await rig.clock.advance(60_000);
      expect(rig.pieces.keys()).toEqual([]);
      expect(rig.network.asks.filter(({ isOpen }) => isOpen)).toEqual([]);
      expect(await rig.state(id)).toBe('cancelled');
    },
  );

  test('a partial complete keeps the whole files and gives the others up', async () => {
    const rig = await EngineRig.start({
      resources: { [more]: aResource(5), [url]: aResource(size, { pace: 'by hand' }) },
    });
    const id = await rig.create([more, url]);
    await rig.ask('job/resume', { id });
    rig.network.letThrough(3);
    await rig.clock.advance(5000);
    const completed = await rig.ask('job/complete', { id, keeps: 'bytes' });
    expect(completed).toEqual({ code: 'BG_S_PARTIAL_COMPLETE', files: [0] });
    expect(rig.pieces.keys().map(({ index }) => index)).toEqual([0]);
    const facts = await rig.facts(id);
    expect(facts.files.map((file) => file.completed)).toEqual([true, false]);
    expect(facts.progress.bytesTransferred).toBe(5);
  });

  test('a file that was added while the job ran keeps the job partial', async () => {
    const rig = await EngineRig.start({
      resources: {
        [more]: aResource(5, { fault: () => ({ kind: 'hang' }) }),
        [url]: aResource(size, { pace: 'by hand' }),
      },
    });
    const id = await rig.download([url]);
    rig.network.letThrough(1);
    await rig.clock.advance(500);
    await rig.ask('job/add-files', { id, files: [{ remoteUrl: more }] });
    expect((await rig.facts(id)).progress.filesTotal).toBe(2);
    rig.network.letThrough(100);
    await rig.clock.advance(500);
    const completed = await rig.ask('job/complete', { id, keeps: 'bytes' });
    expect(completed).toEqual({ code: 'BG_S_PARTIAL_COMPLETE', files: [0] });
  });

  test('a transferred job with files added since goes on with them', async () => {
    const { rig, id } = await jobIn('transferred');
    await rig.ask('job/add-files', { id, files: [{ remoteUrl: more }] });
    expect(await rig.state(id)).toBe('transferred');
    await rig.ask('job/resume', { id });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expect((await rig.facts(id)).progress.filesTransferred).toBe(2);
    expect(await rig.saved(id, 1)).toHaveLength(5);
  });

  test('a complete whose bytes the browser lost is refused, and the job stays', async () => {
    const { rig, id } = await jobIn('transferred');
    await rig.pieces.drop({ jobId: id });
    const refused = await rig.ask('job/complete', { id, keeps: 'bytes' }).catch(codeOfRefusal);
    expect(refused).toBe('E_EVICTED');
    expect(await rig.state(id)).toBe('transferred');
  });

  test('a complete that keeps nothing frees every byte', async () => {
    const { rig, id } = await jobIn('transferred');
    expect(await rig.ask('job/complete', { id, keeps: 'nothing' })).toEqual({ code: 'S_OK', files: [0] });
    expect(rig.pieces.keys()).toEqual([]);
  });

  test('a retry that waits is skipped by a resume', async () => {
    const { rig, id } = await jobIn('transient-error');
    rig.network.put(url, aResource(size));
    const before = rig.clock.now();
    await rig.ask('job/resume', { id });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expect(rig.clock.now() - before).toBeLessThan(1000);
  });

  test('a job without files is not resumed', async () => {
    const rig = await EngineRig.start();
    const id = await rig.create([]);
    expect(await rig.ask('job/resume', { id }).catch(codeOfRefusal)).toBe('BG_E_EMPTY');
    expect(await rig.state(id)).toBe('suspended');
  });
});
