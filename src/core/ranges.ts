/** A half-open span of bytes: `start` belongs to it, `end` does not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Spans in order, disjoint, none empty, none touching the next. */
export type Ranges = readonly Span[];

/** Sorts spans and joins those that touch or overlap. */
export const mergeSpans = (spans: readonly Span[]): Ranges => {
  const sorted = spans.filter((span) => span.end > span.start).toSorted((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else merged.push(span);
  }
  return merged;
};

/** What is in `from` and not in `without`. Both must be merged. */
export const subtract = (from: Ranges, without: Ranges): Ranges => {
  const left: Span[] = [];
  let at = 0;
  for (const span of from) {
    let { start } = span;
    while (at < without.length && (without[at]?.end ?? 0) <= start) at += 1;
    for (let next = at; next < without.length; next += 1) {
      const hole = without[next];
      if (!hole || hole.start >= span.end) break;
      if (hole.start > start) left.push({ start, end: hole.start });
      start = Math.max(start, hole.end);
    }
    if (start < span.end) left.push({ start, end: span.end });
  }
  return left;
};

/** What is in both. Both must be merged. */
export const intersect = (a: Ranges, b: Ranges): Ranges => subtract(a, subtract(a, b));

/** How many bytes the spans hold. */
export const sizeOf = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + span.end - span.start, 0);

/** True where every byte of `wanted` is held. Both must be merged. */
export const covers = (held: Ranges, wanted: Ranges): boolean => subtract(wanted, held).length === 0;

/** The span of `ranges` that holds the byte at `offset`. */
export const spanAt = (ranges: Ranges, offset: number): Span | undefined =>
  ranges.find((span) => span.start <= offset && offset < span.end);

/** The ranges with one span more. */
export const withSpan = (ranges: Ranges, span: Span): Ranges => mergeSpans([...ranges, span]);
