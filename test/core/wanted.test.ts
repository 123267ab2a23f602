import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { sizeOf, type Span } from '../../src/core/ranges.ts';
import { type RangesRefusal, refuseRanges, type WantedRange, wantedSet, wantedSpans } from '../../src/core/wanted.ts';

const GiB = 2 ** 30;
const most = Number.MAX_SAFE_INTEGER;
const range = (offset: number, length: number | 'eof'): WantedRange => ({ offset, length });
const many = (count: number): readonly WantedRange[] => Array.from({ length: count }, (_, at) => range(at * 10, 5));

describe('refuseRanges', () => {
  const cases: readonly [name: string, ranges: readonly WantedRange[], refusal: RangesRefusal | undefined][] = [
    ['one range is accepted', [range(0, 1)], undefined],
    ['an empty list is refused', [], 'E_INVALIDARG'],
    ['500 ranges are accepted', many(500), undefined],
    ['501 ranges are refused', many(501), 'BG_E_TOO_MANY_RANGES_IN_FILE'],
    ['a length of 0 is refused', [range(5, 0)], 'BG_E_INVALID_RANGE'],
    ['a negative length is refused', [range(5, -1)], 'BG_E_INVALID_RANGE'],
    ['a negative offset is refused', [range(-1, 5)], 'BG_E_INVALID_RANGE'],
    ['a fraction as offset is refused', [range(0.5, 5)], 'BG_E_INVALID_RANGE'],
    ['a fraction as length is refused', [range(0, 5.5)], 'BG_E_INVALID_RANGE'],
    ['no number as offset is refused', [range(Number.NaN, 5)], 'BG_E_INVALID_RANGE'],
    ['an endless length is refused', [range(0, Infinity)], 'BG_E_INVALID_RANGE'],
    ['an end beyond 2^53 - 1 is refused', [range(most, 1)], 'BG_E_INVALID_RANGE'],
    ['an end at 2^53 - 1 is accepted', [range(most - 1, 1)], undefined],
    ['an offset beyond 2^53 - 1 is refused, even to the end', [range(most + 1, 'eof')], 'BG_E_INVALID_RANGE'],
    ['ranges that touch are accepted', [range(0, 5), range(5, 5)], undefined],
    ['ranges in any order are accepted', [range(50, 5), range(0, 5), range(20, 5)], undefined],
    ['ranges that share a byte are refused', [range(0, 6), range(5, 5)], 'BG_E_OVERLAPPING_RANGES'],
    ['the same range twice is refused', [range(0, 5), range(0, 5)], 'BG_E_OVERLAPPING_RANGES'],
    ['an overlap is found in any order', [range(50, 5), range(0, 60)], 'BG_E_OVERLAPPING_RANGES'],
    ['a last range to the end is accepted', [range(0, 5), range(5, 'eof')], undefined],
    ['a range behind one to the end is refused', [range(0, 'eof'), range(50, 5)], 'BG_E_OVERLAPPING_RANGES'],
    ['two ranges to the end are refused', [range(0, 'eof'), range(9, 'eof')], 'BG_E_OVERLAPPING_RANGES'],
    ['ranges beyond 4 GiB are accepted', [range(5 * GiB, GiB), range(6 * GiB, 'eof')], undefined],
    ['an overlap beyond 4 GiB is found', [range(5 * GiB, GiB + 1), range(6 * GiB, 1)], 'BG_E_OVERLAPPING_RANGES'],
  ];
  for (const [name, ranges, refusal] of cases) test(name, () => expect(refuseRanges(ranges)).toBe(refusal));
});

describe('wantedSpans', () => {
  const cases: readonly [
    name: string,
    ranges: readonly WantedRange[] | undefined,
    total: number,
    spans: readonly Span[] | undefined,
  ][] = [
    ['without ranges everything is wanted', undefined, 100, [{ start: 0, end: 100 }]],
    ['of an empty file nothing is wanted', undefined, 0, []],
    ['a range is a half-open span', [range(10, 5)], 100, [{ start: 10, end: 15 }]],
    ['eof reaches to the end', [range(10, 'eof')], 100, [{ start: 10, end: 100 }]],
    ['the last byte may be wanted', [range(99, 1)], 100, [{ start: 99, end: 100 }]],
    ['a range that ends beyond the file lies outside', [range(99, 2)], 100, undefined],
    ['a range that begins behind the file lies outside', [range(100, 1)], 100, undefined],
    ['eof at the end of the file lies outside', [range(100, 'eof')], 100, undefined],
    ['a range of an empty file lies outside', [range(0, 1)], 0, undefined],
    ['one range outside spoils them all', [range(0, 1), range(100, 1)], 100, undefined],
    ['beyond 4 GiB', [range(5 * GiB, 'eof')], 6 * GiB, [{ start: 5 * GiB, end: 6 * GiB }]],
    [
      'the order asked for stays',
      [range(50, 5), range(0, 5)],
      100,
      [
        { start: 50, end: 55 },
        { start: 0, end: 5 },
      ],
    ],
  ];
  for (const [name, ranges, total, spans] of cases) test(name, () => expect(wantedSpans(ranges, total)).toEqual(spans));
});

describe('wantedSet', () => {
  test('is sorted, and joins ranges that touch', () =>
    expect(wantedSet([range(50, 5), range(5, 5), range(0, 5)], 100)).toEqual([
      { start: 0, end: 10 },
      { start: 50, end: 55 },
    ]));

  test('is undefined where a range lies outside', () => expect(wantedSet([range(0, 101)], 100)).toBeUndefined());

  test('holds as many bytes as were asked for, of every list that is not refused and fits', () => {
    const any = fc.record({ offset: fc.nat(200), length: fc.oneof(fc.nat(40), fc.constant<'eof'>('eof')) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), (ranges) => {
        const spans = wantedSpans(ranges, 200);
        fc.pre(refuseRanges(ranges) === undefined && spans !== undefined);
        expect(sizeOf(wantedSet(ranges, 200) ?? [])).toBe(sizeOf(spans ?? []));
      }),
    );
  });
});
