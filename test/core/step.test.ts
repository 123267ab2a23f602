import { describe, expect, test } from 'vitest';

import { eventTypes } from '../../src/core/grid.ts';
import { isFinal } from '../../src/core/job-state.ts';
import { step } from '../../src/core/step.ts';
import { aJob, after, at, busy, eventOf, failureFor, jobIn, livedStates, start, wish } from './a-job.ts';

const actions = ['suspend', 'resume', 'complete', 'cancel', 'change'] as const;
const noFiles = { bytesTotal: null, bytesTransferred: 0, filesTotal: 0, filesTransferred: 0, hold: [] };
const progressOf = (filesTransferred: number, filesTotal: number): typeof noFiles => ({
  ...noFiles,
  filesTotal,
  filesTransferred,
});

describe('actions', () => {
  for (const state of ['acknowledged', 'cancelled'] as const) {
    for (const action of actions) {
      test(`${action} of a ${state} job is refused by the name of the state`, () => {
        const refusal = { code: 'BG_E_INVALID_STATE', state };
        expect(step(jobIn(state), eventOf(action), at(1))).toEqual({ ok: false, refusal });
      });
    }
  }

  test('the second of two equal actions changes nothing, unless the first one ended the job', () => {
    for (const state of livedStates) {
      for (const action of ['suspend', 'resume', 'complete', 'cancel'] as const) {
        const first = step(jobIn(state, { progress: progressOf(0, 1) }), eventOf(action), at(1));
        if (!first.ok) continue;
        const second = step(first.job, eventOf(action), at(2));
        if (second.ok) expect(second.job).toBe(first.job);
        else expect(isFinal(first.job.phase.state)).toBe(true);
      }
    }
  });

  test('suspend ends the count of failures and of patience, and keeps the count of errors', () => {
    const failed = after(jobIn('transferring'), 'failed');
    expect(after(failed, 'suspend')).toMatchObject({
      phase: { state: 'suspended' },
      stall: null,
      failures: 0,
      errorCount: 1,
    });
  });

  test('resume skips the retry delay, forgets the failures and goes behind the others', () => {
    const failed = after(jobIn('transferring'), 'failed', at(1000));
    const resumed = after(failed, 'resume', at(1001));
    expect(resumed.phase).toEqual({ state: 'queued', waitingFor: 'turn' });
    expect(resumed).toMatchObject({ stall: null, failures: 0, turn: start + 1001, errorCount: 1 });
  });

  test('a property may change in every state that is not final, and the state stays', () => {
    for (const state of livedStates.filter((one) => !isFinal(one))) {
      const job = jobIn(state);
      expect(after(job, 'change', at(7))).toEqual({ ...job, modification: start + 7 });
    }
  });
});

describe('resume of a job with nothing to fetch', () => {
  test('a suspended job without files is BG_E_EMPTY and stays as it is', () => {
    const refusal = { code: 'BG_E_EMPTY', state: 'suspended' };
    expect(step(aJob({ progress: noFiles }), { type: 'resume' }, at(1))).toEqual({ ok: false, refusal });
  });

  test('a transferred job is BG_E_EMPTY', () => {
    const job = jobIn('transferred', { progress: progressOf(2, 2) });
    const refusal = { code: 'BG_E_EMPTY', state: 'transferred' };
    expect(step(job, { type: 'resume' }, at(1))).toEqual({ ok: false, refusal });
  });

  test('a transferred job to which a file was added is queued', () => {
    const job = jobIn('transferred', { progress: progressOf(2, 3) });
    expect(after(job, 'resume').phase).toEqual({ state: 'queued', waitingFor: 'turn' });
  });

  test('a suspended job whose files are all whole is queued, to be finished', () => {
    expect(after(aJob({ progress: progressOf(2, 2) }), 'resume').phase.state).toBe('queued');
  });

  test('a queued or transferring job without files has its wish fulfilled', () => {
    for (const state of ['queued', 'transferring'] as const) {
      const job = jobIn(state, { progress: noFiles });
      expect(after(job, 'resume')).toBe(job);
    }
  });
});

describe('complete', () => {
  const cases: readonly [whole: readonly number[], filesTotal: number, code: 'S_OK' | 'BG_S_PARTIAL_COMPLETE'][] = [
    [[0, 1, 2], 3, 'S_OK'],
    [[0], 1, 'S_OK'],
    [[0, 2], 3, 'BG_S_PARTIAL_COMPLETE'],
    [[], 3, 'BG_S_PARTIAL_COMPLETE'],
    [[], 0, 'BG_S_PARTIAL_COMPLETE'],
  ];
  for (const [whole, filesTotal, code] of cases) {
    test(`with ${whole.length} of ${filesTotal} files whole is ${code}`, () => {
      const job = jobIn('transferred', { progress: progressOf(whole.length, filesTotal) });
      const phase = { state: 'acknowledged', by: wish, code, files: whole, keeps: 'bytes' };
      expect(after(job, { type: 'complete', by: wish, whole, keeps: 'bytes' }).phase).toEqual(phase);
    });
  }

  test('cancel keeps who asked, so that the same wish sent again is known', () => {
    expect(after(jobIn('transferring'), 'cancel').phase).toEqual({ state: 'cancelled', by: wish });
  });
});

describe('facts', () => {
  test('started makes it TRANSFERRING from now on', () =>
    expect(after(jobIn('queued'), { type: 'started', transport: 'background' }, at(3)).phase).toEqual({
      state: 'transferring',
      transport: 'background',
      since: start + 3,
    }));

  test('yielded queues it for its turn, behind the others', () => {
    const job = after(jobIn('transferring'), 'yielded', at(9));
    expect(job).toMatchObject({ phase: { state: 'queued', waitingFor: 'turn' }, turn: start + 9 });
  });

  for (const state of ['transferring', 'queued'] as const) {
    test(`when the engine goes, a ${state} job waits for a page and keeps its turn`, () => {
      const job = after(jobIn(state), 'engine-gone', at(9));
      expect(job).toMatchObject({ phase: { state: 'queued', waitingFor: 'page' }, turn: start });
    });
  }

  test('finished makes it TRANSFERRED and tells when', () => {
    const job = after(
      jobIn('transferring', { stall: { spent: 5, countsFrom: start }, failures: 2 }),
      'finished',
      at(4),
    );
    expect(job).toMatchObject({
      phase: { state: 'transferred' },
      transferCompletion: start + 4,
      stall: null,
      failures: 0,
    });
  });

  test('files that turn out whole while a suspended job is drained leave it SUSPENDED', () => {
    const job = jobIn('suspended');
    expect(after(job, 'finished')).toBe(job);
  });

  test('a full disk is ERROR, E_QUOTA', () => {
    const failure = failureFor({ kind: 'quota' });
    const stepped = step(jobIn('transferring'), { type: 'broke', failure }, at(1));
    expect(stepped).toMatchObject({ ok: true, job: { phase: { state: 'error', failure }, errorCount: 1 } });
    expect(stepped).toHaveProperty('log', 'TRANSFERRING to ERROR, E_QUOTA');
  });

  test('a job that was ready to save and lost its bytes is ERROR', () => {
    const failure = failureFor({ kind: 'unreadable' });
    expect(after(jobIn('transferred'), { type: 'broke', failure }).phase).toEqual({ state: 'error', failure });
  });

  test('a late fact about a final job changes nothing and is no error', () => {
    for (const type of eventTypes.filter((one) => !(actions as readonly string[]).includes(one))) {
      const job = jobIn('cancelled');
      expect(step(job, eventOf(type), at(1))).toEqual({ ok: true, job });
    }
  });

  test('the log says from where to where, and why', () =>
    expect(step(jobIn('transferring'), { type: 'failed', failure: busy }, at(1))).toHaveProperty(
      'log',
      'TRANSFERRING to TRANSIENT_ERROR, BG_E_HTTP_ERROR_503',
    ));
});
