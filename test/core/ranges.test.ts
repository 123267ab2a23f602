import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  covers,
  intersect,
  mergeSpans,
  type Ranges,
  sizeOf,
  type Span,
  spanAt,
  subtract,
  withSpan,
} from '../../src/core/ranges.ts';

const world = 64;

/** The same as one truth for each byte: slow, and too simple to be wrong. */
type Bitmap = readonly boolean[];

const bytes = Array.from({ length: world }, (_, byte) => byte);

const bitmapOf = (spans: readonly Span[]): Bitmap =>
  bytes.map((byte) => spans.some((span) => span.start <= byte && byte < span.end));

const anySpan: fc.Arbitrary<Span> = fc
  .tuple(fc.nat(world), fc.nat(world))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const anySpans = fc.array(anySpan, { maxLength: 12 });
const anyRanges = anySpans.map(mergeSpans);

const expectMerged = (ranges: Ranges): void => {
  for (const [index, span] of ranges.entries()) {
    expect(span.start).toBeLessThan(span.end);
    expect(span.start).toBeGreaterThan(ranges[index - 1]?.end ?? -1);
  }
};

describe('laws, against one truth for each byte', () => {
  const runs = { numRuns: 500 };

  test('merging keeps every byte, and leaves spans sorted, apart and not empty', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        expect(bitmapOf(mergeSpans(spans))).toEqual(bitmapOf(spans));
        expectMerged(mergeSpans(spans));
      }),
      runs,
    );
  });

  test('subtracting leaves what is in one and not in the other', () => {
    fc.assert(
      fc.property(anyRanges, anyRanges, (a, b) => {
        const [inA, inB] = [bitmapOf(a), bitmapOf(b)];
        expect(bitmapOf(subtract(a, b))).toEqual(bytes.map((byte) => inA[byte] === true && inB[byte] === false));
        expectMerged(subtract(a, b));
      }),
      runs,
    );
  });

  test('intersecting leaves what is in both', () => {
    fc.assert(
      fc.property(anyRanges, anyRanges, (a, b) => {
        const [inA, inB] = [bitmapOf(a), bitmapOf(b)];
        expect(bitmapOf(intersect(a, b))).toEqual(bytes.map((byte) => inA[byte] === true && inB[byte] === true));
        expect(intersect(a, b)).toEqual(intersect(b, a));
        expectMerged(intersect(a, b));
      }),
      runs,
    );
  });

  test('one set covers another where it holds each of its bytes', () => {
    fc.assert(
      fc.property(anyRanges, anyRanges, (a, b) => {
        const [inA, inB] = [bitmapOf(a), bitmapOf(b)];
        expect(covers(a, b)).toBe(bytes.every((byte) => inB[byte] === false || inA[byte] === true));
      }),
      runs,
    );
  });

  test('adding a span adds its bytes and no others', () => {
    fc.assert(
      fc.property(anyRanges, anySpan, (ranges, span) => {
        expect(bitmapOf(withSpan(ranges, span))).toEqual(bitmapOf([...ranges, span]));
        expectMerged(withSpan(ranges, span));
      }),
      runs,
    );
  });

  test('the size is the number of bytes', () => {
    fc.assert(
      fc.property(anyRanges, (ranges) => {
        expect(sizeOf(ranges)).toBe(bitmapOf(ranges).filter(Boolean).length);
      }),
    );
  });

  test('the span at a byte holds that byte, and there is none where it is not held', () => {
    fc.assert(
      fc.property(anyRanges, fc.nat(world - 1), (ranges, byte) => {
        const span = spanAt(ranges, byte);
        expect(span !== undefined).toBe(bitmapOf(ranges)[byte]);
        if (span) expect(span.start <= byte && byte < span.end).toBe(true);
      }),
    );
  });
});

describe('examples', () => {
  const GiB = 2 ** 30;

  test('spans that touch become one', () =>
    expect(
      mergeSpans([
        { start: 5, end: 9 },
        { start: 0, end: 5 },
      ]),
    ).toEqual([{ start: 0, end: 9 }]));

  test('a span within another is swallowed', () =>
    expect(
      mergeSpans([
        { start: 0, end: 9 },
        { start: 2, end: 3 },
      ]),
    ).toEqual([{ start: 0, end: 9 }]));

  test('an empty span is nothing', () => expect(mergeSpans([{ start: 4, end: 4 }])).toEqual([]));

  test('merging does not change what it is given', () => {
    const spans = Object.freeze([Object.freeze({ start: 5, end: 9 }), Object.freeze({ start: 0, end: 6 })]);
    expect(mergeSpans(spans)).toEqual([{ start: 0, end: 9 }]);
  });

  test('a hole in the middle leaves both sides', () =>
    expect(subtract([{ start: 0, end: 9 }], [{ start: 3, end: 4 }])).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 9 },
    ]));

  test('nothing is covered by everything, and everything by itself', () => {
    expect(covers([], [])).toBe(true);
    expect(covers([], [{ start: 0, end: 1 }])).toBe(false);
    expect(covers([{ start: 0, end: 1 }], [])).toBe(true);
  });

  test('counts beyond 4 GiB', () => {
    const held = [{ start: 0, end: 5 * GiB }];
    expect(subtract([{ start: 0, end: 7 * GiB }], held)).toEqual([{ start: 5 * GiB, end: 7 * GiB }]);
    expect(sizeOf(held)).toBe(5_368_709_120);
  });

  test('counts up to 2^53 - 1', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(subtract([{ start: 0, end: most }], [{ start: 0, end: most - 1 }])).toEqual([
      { start: most - 1, end: most },
    ]);
  });
});
