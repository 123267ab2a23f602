import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Hold, holdOf, holdOfShare } from '../../src/core/hold.ts';
import { intersect, mergeSpans, type Ranges, sizeOf, subtract } from '../../src/core/ranges.ts';

const whole: Ranges = [{ start: 0, end: 1000 }];

describe('holdOf', () => {
  const cases: readonly [name: string, wanted: Ranges, held: Ranges, hold: Hold][] = [
    ['nothing held is nothing', whole, [], []],
    ['nothing wanted is nothing', [], whole, []],
    ['all held is all', whole, whole, [[0, 1000]]],
    ['half held is half', [{ start: 0, end: 8 }], [{ start: 0, end: 4 }], [[0, 500]]],
    [
      'what lies apart is drawn apart',
      whole,
      [
        { start: 0, end: 100 },
        { start: 900, end: 1000 },
      ],
      [
        [0, 100],
        [900, 1000],
      ],
    ],
    [
      'a gap too small to see is closed',
      whole,
      [
        { start: 0, end: 100 },
        { start: 101, end: 200 },
      ],
      [[0, 200]],
    ],
    [
      'a gap that can be seen stays',
      whole,
      [
        { start: 0, end: 100 },
        { start: 102, end: 200 },
      ],
      [
        [0, 100],
        [102, 200],
      ],
    ],
    [
      'bytes that are held and not wanted are not drawn',
      [{ start: 100, end: 200 }],
      [{ start: 0, end: 150 }],
      [[0, 500]],
    ],
    [
      'wanted ranges are laid end to end',
      [
        { start: 100, end: 200 },
        { start: 900, end: 1000 },
      ],
      [{ start: 950, end: 1000 }],
      [[750, 1000]],
    ],
    [
      'one piece may reach over several ranges',
      [
        { start: 0, end: 10 },
        { start: 20, end: 30 },
      ],
      [{ start: 5, end: 25 }],
      [[250, 750]],
    ],
  ];
  for (const [name, wanted, held, hold] of cases) test(name, () => expect(holdOf(wanted, held)).toEqual(hold));

  test('a thousand crumbs are drawn as forty parts at most, which hold every crumb', () => {
    const crumbs = Array.from({ length: 100 }, (_, at) => ({ start: at * 10, end: at * 10 + 1 }));
    const hold = holdOf(whole, crumbs);
    expect(hold.length).toBeLessThanOrEqual(40);
    for (const { start, end } of crumbs) expect(hold.some((part) => part[0] <= start && end <= part[1])).toBe(true);
  });
});

test('forty parts are drawn apart, and forty-one are not', () => {
  const partsOf = (count: number): Ranges =>
    Array.from({ length: count }, (_, at) => ({ start: at * 24, end: at * 24 + 4 }));
  expect(holdOf(whole, partsOf(40))).toHaveLength(40);
  expect(holdOf(whole, partsOf(41)).length).toBeLessThan(41);
});

describe('laws of a hold', () => {
  const size = fc.constantFrom(1, 7, 1000, 12_345, 2 ** 33 + 1, 2 ** 52);
  const anyRanges = size.chain((length) =>
    fc.array(fc.tuple(fc.nat(100_000), fc.nat(100_000)), { maxLength: 90 }).map((pairs) =>
      mergeSpans(
        pairs.map(([a, b]) => ({
          start: Math.floor((Math.min(a, b) * length) / 100_000),
          end: Math.floor((Math.max(a, Math.min(a, b) + (b % 300)) * length) / 100_000),
        })),
      ),
    ),
  );

  test('it has at most forty parts, sorted, apart, not empty, within the whole', () => {
    fc.assert(
      fc.property(anyRanges, anyRanges, (wanted, held) => {
        const hold = holdOf(wanted, held);
        expect(hold.length).toBeLessThanOrEqual(40);
        for (const [index, [start, end]] of hold.entries()) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(1000);
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThan(hold[index - 1]?.[1] ?? -1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('it draws at least the share that is held, and all of it only where hardly anything is missing', () => {
    fc.assert(
      fc.property(anyRanges, anyRanges, (wanted, held) => {
        const drawn = holdOf(wanted, held).reduce((sum, [start, end]) => sum + end - start, 0);
        const total = sizeOf(wanted);
        if (total === 0) return;
        const share = (sizeOf(intersect(wanted, held)) * 1000) / total;
        expect(drawn).toBeGreaterThanOrEqual(share - 0.001);
        if (subtract(wanted, held).length === 0) expect(drawn).toBeCloseTo(1000, 6);
      }),
      { numRuns: 500 },
    );
  });
});

test('a part never ends behind the whole by an error of rounding', () => {
  const wanted = [
    { start: 0, end: 12_069_647_001_352 },
    { start: 46_387_076_161_916, end: 1_807_699_854_430_243 },
  ];
  expect(holdOf(wanted, [{ start: 0, end: 1_807_699_854_430_243 }])).toEqual([[0, 1000]]);
});

describe('holdOfShare', () => {
  const cases: readonly [name: string, bytes: number, total: number | undefined, hold: Hold][] = [
    ['half', 50, 100, [[0, 500]]],
    ['all', 100, 100, [[0, 1000]]],
    ['more than all is all', 150, 100, [[0, 1000]]],
    ['nothing', 0, 100, []],
    ['an unknown size', 50, undefined, []],
    ['nothing at all', 0, 0, []],
  ];
  for (const [name, bytes, total, hold] of cases) test(name, () => expect(holdOfShare(bytes, total)).toEqual(hold));
});
