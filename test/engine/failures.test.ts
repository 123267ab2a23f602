import { describe, expect, test } from 'vitest';

import type { Fault, Request, Resource } from '../fakes/scripted-resource.ts';
import { EngineRig } from './engine-rig.ts';
import { expectSeeded } from './expect-bytes.ts';
import { aResource, KiB, ownUrl } from './sample-resources.ts';

const url = ownUrl('north.bin');
const size = 600 * KiB;
const whole = [{ start: 0, end: size }];

const rigWith = (fault: (request: Request) => Fault | undefined, change: Partial<Resource> = {}): Promise<EngineRig> =>
  EngineRig.start({ resources: { [url]: aResource(size, { ...change, fault }) } });

/** First good bytes and a cut, then so many times a status, then all well. */
const midway =
  (status: number, times: number) =>
  ({ number }: Request): Fault | undefined => {
    if (number === 1) return { kind: 'cut', after: 100_000 };
    return number <= times + 1 ? { kind: 'status', status } : undefined;
  };

describe('a status by the table', () => {
  const recoverable = [408, 421, 425, 429, 500, 502, 503, 504, 509, 520, 599];
  const final = [400, 401, 402, 403, 404, 405, 407, 410, 413, 451, 501, 505];

  test.each(recoverable)('%d is tried again', async (status) => {
    const rig = await rigWith(({ number }) => (number === 1 ? { kind: 'status', status } : undefined));
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transient-error');
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'http', status });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expect((await rig.facts(id)).errorCount).toBe(1);
  });

  test.each(final)('%d is an error', async (status) => {
    const rig = await rigWith(() => ({ kind: 'status', status }));
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('error');
    expect(rig.network.asks).toHaveLength(1);
    await rig.clock.advance(86_400_000);
    expect(rig.network.asks).toHaveLength(1);
  });
});

describe('second chances after good bytes', () => {
  test.each([
    [403, 1],
    [404, 2],
  ])('%d is forgiven %d times', async (status, times) => {
    const rig = await rigWith(midway(status, times));
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transferred');
    expectSeeded(await rig.saved(id), 1, whole);
    expect((await rig.facts(id)).errorCount).toBe(0);
  });

  test.each([
    [403, 2],
    [404, 3],
    [410, 1],
  ])('%d the %d. time is an error, and the bytes are kept', async (status, times) => {
    const rig = await rigWith(midway(status, times));
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('error');
    expect(rig.network.asks).toHaveLength(1 + times);
    expect((await rig.facts(id)).progress.bytesTransferred).toBe(100_000);
    await rig.ask('job/resume', { id });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expect(rig.network.asks.at(-1)?.ask.range?.start).toBe(100_000);
  });
});

describe('retries', () => {
  const always503 = (retryAfter?: string) => (): Fault => ({
    kind: 'status',
    status: 503,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });

  test('come after delays that grow from five seconds to at most ten minutes', async () => {
    const rig = await rigWith(always503());
    const id = await rig.download([url]);
    const times: number[] = [];
    for (let asks = 1; asks <= 12; asks += 1) {
      await rig.clock.advanceUntil(700_000, () => rig.network.asks.length >= asks);
      times.push(rig.clock.now());
    }
    const delays = times.slice(1).map((at, index) => (at - (times[index] ?? 0)) / 1000);
    expect(delays.slice(0, 4)).toEqual([5, 7.5, 12.5, 22.5]);
    expect(Math.max(...delays)).toBeLessThanOrEqual(600);
    expect((await rig.facts(id)).errorCount).toBeGreaterThanOrEqual(11);
  });

  test.each([
    ['2', 2000],
    ['120', 120_000],
    ['Sun, 01 Mar 2026 00:01:00 GMT', 60_000],
  ])('keep to Retry-After: %s', async (retryAfter, delay) => {
    const rig = await rigWith(({ number }) => (number === 1 ? { kind: 'status', status: 503, retryAfter } : undefined));
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transient-error');
    expect((await rig.facts(id)).retryAt).toBe(rig.clock.now() + delay);
    await rig.clock.advance(delay - 1);
    expect(rig.network.asks).toHaveLength(1);
    expect(await rig.until(id, 'transferred', 1000)).toBe('transferred');
  });

  test('end when nothing has come for as long as the job may wait', async () => {
    const rig = await rigWith(always503());
    const id = await rig.download([url], { noProgressTimeout: 60 });
    expect(await rig.until(id, 'error')).toBe('error');
    expect(rig.clock.now() - (await rig.facts(id)).times.creation).toBeLessThanOrEqual(61_000);
    expect((await rig.facts(id)).failure?.cause).toEqual({ kind: 'http', status: 503 });
    const asks = rig.network.asks.length;
    await rig.clock.advance(3_600_000);
    expect(rig.network.asks).toHaveLength(asks);
  });

  test('do not begin where the job gives up at the first failure', async () => {
    const rig = await rigWith(always503());
    const id = await rig.download([url], { noProgressTimeout: 0 });
    expect(await rig.untilSettled(id)).toBe('error');
    expect(rig.network.asks).toHaveLength(1);
  });

  test('begin at the shortest delay again once bytes have come', async () => {
    const rig = await rigWith(({ number }) => {
      if (number === 4) return { kind: 'cut', after: 1000 };
      return number < 12 ? { kind: 'status', status: 503 } : undefined;
    });
    const id = await rig.download([url]);
    await rig.clock.advanceUntil(600_000, () => rig.network.asks.length >= 5);
    expect(await rig.until(id, 'transient-error')).toBe('transient-error');
    expect((await rig.facts(id)).retryAt).toBe(rig.clock.now() + 5000);
  });

  test('keep their time when the worker dies, whatever the wall clock did', async () => {
    const rig = await rigWith(({ number }) => (number === 1 ? { kind: 'status', status: 503 } : undefined));
    const id = await rig.download([url]);
    expect(await rig.untilSettled(id)).toBe('transient-error');
    rig.kill();
    await rig.clock.advance(86_400_000);
    await rig.boot();
    expect(await rig.until(id, 'transferred', 5000)).toBe('transferred');
  });
});

describe('a full disk', () => {
  const other = ownUrl('other.bin');

  test('is an error that keeps the bytes, and holds the queue until space is freed', async () => {
    let isFull = false;
    const full = new DOMException('Full', 'QuotaExceededError');
    const resources = { [url]: aResource(size, { pace: 500 }), [other]: aResource(5) };
    const rig = await EngineRig.start({
      resources,
      settings: { activeJobs: 1 },
      pieceFaults: { failPut: () => (isFull ? full : undefined) },
    });
    const first = await rig.download([url]);
    const second = await rig.download([other]);
    const third = await rig.create([other]);
    await rig.clock.advanceUntil(60_000, () => rig.pieces.keys().length === 1);
    isFull = true;
    expect(await rig.until(first, 'error')).toBe('error');
    const facts = await rig.facts(first);
    expect(facts.failure?.cause).toEqual({ kind: 'quota' });
    expect(facts.progress.bytesTransferred).toBeGreaterThan(0);
    expect((await rig.facts(second)).waitingFor).toBe('space');
    await rig.clock.advance(600_000);
    expect(await rig.state(second)).toBe('queued');
    isFull = false;
    await rig.ask('job/cancel', { id: first });
    expect(await rig.until(second, 'transferred', 10_000)).toBe('transferred');
    await rig.ask('job/resume', { id: third });
    expect(await rig.until(third, 'transferred', 10_000)).toBe('transferred');
  });

  test('that has space again goes on at the stored byte after a resume', async () => {
    let isFull = false;
    const rig = await EngineRig.start({
      resources: { [url]: aResource(size, { pace: 500 }) },
      pieceFaults: { failPut: () => (isFull ? new DOMException('Full', 'QuotaExceededError') : undefined) },
    });
    const id = await rig.download([url]);
    await rig.clock.advanceUntil(60_000, () => rig.pieces.keys().length === 1);
    isFull = true;
    await rig.until(id, 'error');
    const held = (await rig.facts(id)).progress.bytesTransferred;
    isFull = false;
    await rig.ask('job/resume', { id });
    expect(await rig.until(id, 'transferred')).toBe('transferred');
    expect(rig.network.asks.at(-1)?.ask.range?.start).toBe(held);
    expectSeeded(await rig.saved(id), 1, whole);
  });
});
