import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256OfPattern } from './pattern-hash.js';
import { patternBytes } from './pattern.js';

const block = 65_536;

test.each([
  ['at the start', 0],
  ['across a block', block - 5],
  ['across 4 GiB', 2 ** 32 - 1000],
  ['across 2^48, where the low half of the block number wraps', 2 ** 48 - 1000],
  ['at the last byte of all', Number.MAX_SAFE_INTEGER - 200_000],
])('slices of the pattern join to the slice %s', (_name, start) => {
  const end = start + 200_000;
  const cuts = [start, start + 1, start + 7, start + 4096, start + block, start + 131_077, end];
  const pieces = cuts.slice(1).map((cut, index) => patternBytes(3, cuts[index] ?? start, cut));
  expect(Buffer.concat(pieces).equals(patternBytes(3, start, end))).toBe(true);
});

test('no two blocks are equal, and no block is another one shifted', () => {
  const numbers = [0, 1, 2, 3, 2 ** 16, 2 ** 16 + 1, 2 ** 32, 2 ** 32 + 1, 2 ** 33, 2 ** 36];
  const seen = new Set(numbers.map((number) => patternBytes(1, number * block, number * block + 16).toString('hex')));
  expect(seen.size).toBe(numbers.length);
  const many = patternBytes(1, 0, 64 * block);
  expect(many.indexOf(many.subarray(8, 24), 9)).toBe(-1);
});

test('seeds give different bytes, also seeds past 2^32', () => {
  const heads = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 40].map((seed) => patternBytes(seed, 0, 16).toString('hex'));
  expect(new Set(heads).size).toBe(heads.length);
});

test('bytes are spread evenly enough that nothing compresses', () => {
  const counts = new Uint32Array(256);
  for (const byte of patternBytes(5, 0, 256 * 4096)) counts[byte] = (counts[byte] ?? 0) + 1;
  expect(Math.min(...counts)).toBeGreaterThan(3500);
  expect(Math.max(...counts)).toBeLessThan(4700);
});

test('the hash of a size is the hash of its bytes', async () => {
  const size = 3 * 2 ** 20 + 11;
  const expected = createHash('sha256')
    .update(patternBytes(9, 0, size))
    .digest('hex');
  expect(await sha256OfPattern(9, size)).toBe(expected);
});

test('the hash of ranges is the hash of their bytes packed in order', async () => {
  const expected = createHash('sha256')
    .update(patternBytes(9, 2 ** 33, 2 ** 33 + 100))
    .update(patternBytes(9, 5, 70_000))
    .digest('hex');
  expect(
    await sha256OfPattern(9, [
      [2 ** 33, 2 ** 33 + 100],
      [5, 70_000],
    ]),
  ).toBe(expected);
});

test('nothing hashes to the hash of nothing', async () => {
  expect(await sha256OfPattern(1, 0)).toBe(createHash('sha256').digest('hex'));
});
