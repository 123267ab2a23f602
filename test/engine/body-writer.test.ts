import { expect, test } from 'vitest';

import type { Span } from '../../src/core/ranges.ts';
import { BodyWriter } from '../../sw/transfer/body-writer.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { MiB } from './sample-resources.ts';

const recording = (): { spans: Span[]; store: (span: Span, blob: Blob) => Promise<void> } => {
  const spans: Span[] = [];
  const store = async (span: Span, blob: Blob): Promise<void> => {
    expect(blob.size).toBe(span.end - span.start);
    spans.push(span);
  };
  return { spans, store };
};

test('what came is stored after two seconds, and not before', async () => {
  const clock = createManualClock();
  const { spans, store } = recording();
  const writer = new BodyWriter(10, store, clock);
  await writer.write(new Uint8Array(5));
  await clock.advance(1999);
  expect(spans).toEqual([]);
  await clock.advance(1);
  expect(spans).toEqual([{ start: 10, end: 15 }]);
  await writer.write(new Uint8Array(7));
  await clock.advance(2000);
  expect(spans).toEqual([
    { start: 10, end: 15 },
    { start: 15, end: 22 },
  ]);
});

test('four MiB are stored at once', async () => {
  const clock = createManualClock();
  const { spans, store } = recording();
  const writer = new BodyWriter(0, store, clock);
  for (let chunk = 0; chunk < 9; chunk += 1) await writer.write(new Uint8Array(MiB));
  await clock.settle();
  expect(spans).toEqual([
    { start: 0, end: 4 * MiB },
    { start: 4 * MiB, end: 8 * MiB },
  ]);
  await writer.close();
  expect(spans.at(-1)).toEqual({ start: 8 * MiB, end: 9 * MiB });
  expect(clock.delays()).toEqual([]);
});

test('closing a writer that got nothing stores nothing', async () => {
  const { spans, store } = recording();
  const writer = new BodyWriter(3, store, createManualClock());
  await writer.write(new Uint8Array(0));
  await writer.close();
  expect(spans).toEqual([]);
  expect(writer.at).toBe(3);
});

test('no more than eight MiB are held while the store is slow', async () => {
  const clock = createManualClock();
  let release: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  let stored = 0;
  const writer = new BodyWriter(
    0,
    async () => {
      await slow;
      stored += 1;
    },
    clock,
  );
  await writer.write(new Uint8Array(4 * MiB));
  let isThrough = false;
  const second = writer.write(new Uint8Array(4 * MiB)).then(() => {
    isThrough = true;
  });
  await clock.settle();
  expect(isThrough).toBe(false);
  release();
  await second;
  await writer.close();
  expect(stored).toBe(2);
});

test('what comes in small chunks while the store is slow is one piece', async () => {
  const clock = createManualClock();
  const { promise: slow, resolve: release } = Promise.withResolvers<void>();
  const spans: Span[] = [];
  const writer = new BodyWriter(
    0,
    async (span) => {
      await slow;
      spans.push(span);
    },
    clock,
  );
  for (let chunk = 0; chunk < 10; chunk += 1) {
    await writer.write(new Uint8Array(5));
    await clock.advance(2000);
  }
  release();
  await writer.close();
  expect(spans).toEqual([
    { start: 0, end: 5 },
    { start: 5, end: 50 },
  ]);
});

test('after a piece was refused, nothing behind it is stored, and writing says so', async () => {
  const clock = createManualClock();
  const refusal = new DOMException('Full', 'QuotaExceededError');
  const spans: Span[] = [];
  const writer = new BodyWriter(
    0,
    async (span) => {
      spans.push(span);
      throw refusal;
    },
    clock,
  );
  await writer.write(new Uint8Array(4));
  await clock.advance(2000);
  await expect(writer.write(new Uint8Array(4))).rejects.toBe(refusal);
  await expect(writer.close()).rejects.toBe(refusal);
  expect(spans).toEqual([{ start: 0, end: 4 }]);
});
