import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Cause } from '../../src/core/failure.ts';
import type { Job, Phase } from '../../src/core/job.ts';
import { patienceLeft, stallAfterDeath, withProgress } from '../../src/core/stall.ts';
import { toInstant } from '../../src/core/time.ts';
import { after, afterAll, at, busy, eventOf, failureFor, jobIn } from './a-job.ts';

const retryDelayOf = ({ phase }: Job): number | undefined =>
  phase.state === 'transient-error' ? phase.delay : undefined;

const failing = (cause: Cause): Phase => ({
  state: 'transient-error',
  failure: failureFor(cause),
  retryAt: at(60_000).now,
  delay: 60_000,
});

const hour = 3_600_000;
const running = jobIn('transferring', { priority: 0 });

/** A foreground job that has failed once, at the start, and was told to wait so long. */
const waiting = (ms: number): Job => after(running, { type: 'failed', failure: busy, retryAfter: ms });

describe('the delay before the next try', () => {
  test('lies between the minimum and min(600 s, minimum x 2^n), whatever the dice say', () => {
    const inputs = fc.record({
      minimumRetryDelay: fc.integer({ min: 0, max: 2000 }),
      failures: fc.nat(2000),
      random: fc.double({ min: 0, max: 0.9999999, noNaN: true }),
    });
    fc.assert(
      fc.property(inputs, ({ minimumRetryDelay, failures, random }) => {
        const failed = after(jobIn('transferring', { minimumRetryDelay, failures }), eventOf('failed'), at(0, random));
        const delay = retryDelayOf(failed) ?? -1;
        const least = Math.max(5, minimumRetryDelay) * 1000;
        expect(delay).toBeGreaterThanOrEqual(least);
        expect(delay).toBeLessThanOrEqual(Math.max(least, 600_000));
      }),
    );
  });

  test('is told as an instant', () => {
    const failed = after(running, 'failed', at(1000));
    expect(failed.phase).toEqual({ state: 'transient-error', failure: busy, retryAt: at(6000).now, delay: 5000 });
  });

  test('grows with the failures in a row: 5, then up to 10, 20 and 40 s', () => {
    const delays: (number | undefined)[] = [];
    let job = jobIn('transferring');
    for (let round = 0; round < 4; round += 1) {
      job = after(job, 'failed', at(0, 0.999999));
      delays.push(retryDelayOf(job));
      job = afterAll(job, ['retry-due', 'started']);
    }
    expect(delays.map((delay) => Math.round((delay ?? 0) / 1000))).toEqual([5, 10, 20, 40]);
  });

  test('is at least a second where the server asks for none, or for a time that is past', () => {
    expect(retryDelayOf(after(jobIn('transferring'), { type: 'failed', failure: busy, retryAfter: 0 }))).toBe(1000);
  });

  for (const retryAfter of [1000, 120_000, 7_200_000]) {
    test(`is the server's where it asks for ${retryAfter} ms`, () => {
      const background = jobIn('transferring', { failures: 3 });
      expect(retryDelayOf(after(background, { type: 'failed', failure: busy, retryAfter }))).toBe(retryAfter);
    });
  }

  test('begins anew after progress', () => {
    const job = withProgress(jobIn('transferring', { failures: 7, stall: { spent: 9, countsFrom: null } }));
    expect(job).toMatchObject({ failures: 0, stall: null });
    expect(retryDelayOf(after(job, 'failed', at(0, 0.999999)))).toBe(5000);
  });

  test('progress of a job that never failed is the same job, so that nothing is stored', () =>
    expect(withProgress(running)).toBe(running));
});

describe('errorCount', () => {
  const cases: readonly [what: string, job: Job, count: number][] = [
    ['a recoverable failure counts', after(running, 'failed'), 1],
    ['a failure for good counts', after(running, 'broke'), 1],
    ['giving up counts again, as another entry', afterAll(running, ['failed', 'gave-up']), 2],
    ['giving up at once is one entry', after({ ...running, noProgressTimeout: 0 }, 'failed'), 1],
    ['network loss does not count', after(running, 'network-lost'), 0],
    ['a resume does not reset it', afterAll(running, ['failed', 'resume']), 1],
    ['a second failure counts again', afterAll(running, ['failed', 'retry-due', 'started', 'failed']), 2],
    ['progress does not reset it', withProgress(after(running, 'failed')), 1],
  ];
  for (const [what, job, count] of cases) test(what, () => expect(job.errorCount).toBe(count));
});

describe('the no-progress timeout', () => {
  const givesUp = (job: Job, ms: number): boolean => after(job, 'failed', at(ms)).phase.state === 'error';

  /** Fails every `step` ms with a delay of the same length until it gives up; how long that took. */
  const timeUntilError = (born: Job, step: number): number => {
    let job = born;
    for (let ms = 0; ms < 48 * hour; ms += step) {
      job = after(job, { type: 'failed', failure: busy, retryAfter: step }, at(ms));
      if (job.phase.state === 'error') return ms;
      job = afterAll(job, ['retry-due', 'started'], at(ms + step));
    }
    return Infinity;
  };

  test('of a foreground job is an hour', () => expect(timeUntilError(running, 60_000)).toBe(hour));

  test('of a background job is a day', () =>
    expect(timeUntilError(jobIn('transferring', { priority: 1 }), 600_000)).toBe(24 * hour));

  test('may be set', () => expect(timeUntilError({ ...running, noProgressTimeout: 30 }, 5000)).toBe(30_000));

  test('of 0 gives up at the first failure and keeps its code', () => {
    const job = after({ ...running, noProgressTimeout: 0 }, 'failed');
    expect(job.phase).toEqual({ state: 'error', failure: busy });
  });

  test('begins at the first failure, not at the start', () => expect(givesUp(running, 99 * hour)).toBe(false));

  test('begins anew after progress', () => {
    const job = withProgress(waiting(hour));
    expect(patienceLeft(job, at(hour).now)).toBeUndefined();
    expect(givesUp(afterAll(job, ['retry-due', 'started'], at(hour)), hour)).toBe(false);
  });

  test('begins anew after a resume', () =>
    expect(patienceLeft(after(waiting(hour), 'resume', at(hour)), at(hour).now)).toBeUndefined());

  test('leaves what is left of it', () => {
    expect(patienceLeft(running, at(0).now)).toBeUndefined();
    expect(patienceLeft(waiting(hour), at(1000).now)).toBe(hour - 1000);
    expect(patienceLeft(waiting(2 * hour), at(2 * hour).now)).toBe(0);
  });

  test('gave-up keeps the last code', () => {
    const job = after(waiting(hour), 'gave-up', at(hour));
    expect(job.phase).toEqual({ state: 'error', failure: busy });
  });

  test('counts tries as well as delays, so that a server that says "0 seconds" is not asked for ever', () => {
    let job = running;
    let ms = 0;
    for (; job.phase.state !== 'error' && ms < 2 * hour; ms += 1000) {
      job = after(job, { type: 'failed', failure: busy, retryAfter: 0 }, at(ms));
      if (job.phase.state === 'transient-error') job = after(job, 'retry-due', at(ms));
    }
    expect(ms - 1000).toBe(hour);
  });
});

describe('what does not count as time without progress', () => {
  const spent = (job: Job, ms: number): number => hour - (patienceLeft(job, at(ms).now) ?? hour);

  test('time offline after a network loss', () => {
    const lost = after(afterAll(waiting(5000), ['retry-due', 'started'], at(5000)), 'network-lost', at(6000));
    expect(spent(lost, 9 * hour)).toBe(6000);
    expect(spent(after(lost, 'network-back', at(9 * hour)), 9 * hour)).toBe(6000);
  });

  test('time offline in the queue', () => {
    const queued = after(waiting(5000), 'retry-due', at(5000));
    expect(spent(after(queued, 'started', at(9 * hour)), 9 * hour)).toBeLessThan(70_000);
  });

  test('time with no page open', () => {
    const left = after(afterAll(waiting(5000), ['retry-due', 'started'], at(5000)), 'engine-gone', at(6000));
    expect(spent(left, 9 * hour)).toBe(6000);
    expect(spent(after(left, 'started', at(9 * hour)), 9 * hour)).toBe(6000);
  });

  test('but time in which it tries again after that does', () => {
    const left = after(afterAll(waiting(5000), ['retry-due', 'started'], at(5000)), 'engine-gone', at(6000));
    expect(spent(after(left, 'started', at(9 * hour)), 9 * hour + 20_000)).toBe(26_000);
  });

  test('time that the worker was dead before it found the job', () => {
    const found = after(afterAll(waiting(5000), ['retry-due', 'started'], at(5000)), 'engine-gone', at(9 * hour));
    expect(spent(found, 9 * hour)).toBeLessThan(70_000);
  });

  test('more than one try of the time that the worker was dead while a retry was due', () => {
    const job = waiting(hour);
    const found = { ...job, stall: stallAfterDeath(job, at(9 * hour).now) };
    expect(spent(found, 9 * hour)).toBe(60_000);
    expect(spent({ ...job, stall: stallAfterDeath(job, at(2000).now) }, 2000)).toBe(2000);
  });

  test('time asleep, or a clock that jumped ahead, while it waited for a retry', () =>
    expect(spent(after(waiting(5000), 'retry-due', at(9 * hour)), 9 * hour)).toBe(5000));

  test('a clock that was put back', () => expect(spent(waiting(5000), -9 * hour)).toBe(0));
});

describe('the loss and the return of the network', () => {
  test('a running job waits without a timer', () =>
    expect(after(running, 'network-lost', at(2)).phase).toEqual({
      state: 'transient-error',
      failure: { cause: { kind: 'offline' }, at: toInstant(at(2).now) },
      delay: 0,
    }));

  test('a job without a timer does not give up', () => {
    const lost = after(running, 'network-lost');
    expect(after(lost, 'gave-up')).toBe(lost);
  });

  test('a network loss is no failure for the next delay', () =>
    expect(afterAll(running, ['network-lost', 'network-back']).failures).toBe(0));

  const cases: readonly [cause: Cause, wakes: 'wakes' | 'does not wake'][] = [
    [{ kind: 'offline' }, 'wakes'],
    [{ kind: 'connection' }, 'wakes'],
    [{ kind: 'timeout' }, 'wakes'],
    [{ kind: 'http', status: 503 }, 'does not wake'],
    [{ kind: 'http', status: 429 }, 'does not wake'],
    [{ kind: 'corrupt', detail: 'AbortError' }, 'does not wake'],
    [{ kind: 'cost' }, 'does not wake'],
  ];
  for (const [cause, wakes] of cases) {
    const name = cause.kind === 'http' ? `${cause.status}` : cause.kind;
    test(`the network's return ${wakes} a job that failed by "${name}"`, () => {
      const job = jobIn('transient-error', { phase: failing(cause) });
      const woken = after(job, 'network-back');
      if (wakes === 'wakes') expect(woken.phase).toEqual({ state: 'queued', waitingFor: 'turn' });
      else expect(woken).toBe(job);
    });
  }
});
