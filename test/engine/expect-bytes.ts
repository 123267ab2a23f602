import { expect } from 'vitest';

import type { Span } from '../../src/core/ranges.ts';
import type { StoredKey } from '../fakes/memory-piece-store.ts';
import { seededBytes } from '../fakes/seeded-bytes.ts';

/** Fails where `bytes` are not these spans of the seed, side by side. */
export const expectSeeded = (bytes: Uint8Array, seed: number, spans: readonly Span[]): void => {
  const expected = Buffer.concat(spans.map(({ start, end }) => seededBytes(seed, start, end)));
  expect(bytes.length).toBe(expected.length);
  // Compared by hand: a report of a million unequal bytes helps nobody.
  expect(Buffer.compare(bytes, expected)).toBe(0);
};

/** Fails where a byte is stored twice. */
export const expectDisjoint = (keys: readonly StoredKey[]): void => {
  const sorted = keys.toSorted(
    (a, b) => a.jobId.localeCompare(b.jobId) || a.index - b.index || a.generation - b.generation || a.start - b.start,
  );
  const isSameFile = (a: StoredKey, b: StoredKey): boolean =>
    a.jobId === b.jobId && a.index === b.index && a.generation === b.generation;
  const twice = sorted.filter((key, at) => {
    const next = sorted[at + 1];
    return next !== undefined && isSameFile(key, next) && next.start < key.end;
  });
  expect(twice).toEqual([]);
};
