import { mergeSpans, type Ranges, type Span } from './ranges.ts';

/** One span that a person asked for: BITS's `BG_FILE_RANGE`; 'eof' reaches to the end of the file. */
export interface WantedRange {
  readonly offset: number;
  readonly length: number | 'eof';
}

/** What is wanted of a file of `total` bytes, in the order asked; `undefined` where a span lies outside the file. */
export const wantedSpans = (ranges: readonly WantedRange[] | undefined, total: number): readonly Span[] | undefined => {
  if (!ranges) return total > 0 ? [{ start: 0, end: total }] : [];
  const spans = ranges.map(({ offset, length }) => ({
    start: offset,
    end: length === 'eof' ? total : offset + length,
  }));
  return spans.every((span) => span.start < span.end && span.end <= total) ? spans : undefined;
};

/** The same as a merged set, for planning. */
export const wantedSet = (ranges: readonly WantedRange[] | undefined, total: number): Ranges | undefined => {
  const spans = wantedSpans(ranges, total);
  return spans && mergeSpans(spans);
};

/** Why a list of wanted ranges is refused, by BITS's rules (IBackgroundCopyJob3::AddFileWithRanges). */
export type RangesRefusal =
  | 'E_INVALIDARG'
  | 'BG_E_INVALID_RANGE'
  | 'BG_E_OVERLAPPING_RANGES'
  | 'BG_E_TOO_MANY_RANGES_IN_FILE';

const mostRanges = 500;

/** Checks a list of ranges before anything is known of the file. */
export const refuseRanges = (ranges: readonly WantedRange[]): RangesRefusal | undefined => {
  if (ranges.length === 0) return 'E_INVALIDARG';
  if (ranges.length > mostRanges) return 'BG_E_TOO_MANY_RANGES_IN_FILE';
  const endOf = ({ offset, length }: WantedRange): number => (length === 'eof' ? Infinity : offset + length);
  const isSound = (range: WantedRange): boolean =>
    Number.isSafeInteger(range.offset) &&
    range.offset >= 0 &&
    (range.length === 'eof' ||
      (Number.isSafeInteger(range.length) && range.length > 0 && Number.isSafeInteger(endOf(range))));
  if (!ranges.every(isSound)) return 'BG_E_INVALID_RANGE';
  const sorted = ranges.toSorted((a, b) => a.offset - b.offset);
  const overlaps = sorted.some((range, index) => {
    const next = sorted[index + 1];
    return next !== undefined && endOf(range) > next.offset;
  });
  return overlaps ? 'BG_E_OVERLAPPING_RANGES' : undefined;
};
