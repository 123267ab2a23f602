import { parseDecimal } from './decimal.ts';

/** Which bytes a response carries, half-open, and of how many: no `range` in a 416, no `total` where the server does not know it. */
export interface ContentRange {
  readonly range?: { readonly start: number; readonly end: number };
  readonly total?: number;
}

// Blanks around '-' and '/' are outside the grammar but do no harm; Chromium reads them too.
const pattern = /^[ \t]*bytes[ \t]+(?:\*|(\d+)[ \t]*-[ \t]*(\d+))[ \t]*\/[ \t]*(\d+|\*)[ \t]*$/iu;

const parseRange = (first: string, last: string): { readonly start: number; readonly end: number } | undefined => {
  const start = parseDecimal(first);
  const lastByte = parseDecimal(last);
  if (start === undefined || lastByte === undefined || start > lastByte) return undefined;
  const end = lastByte + 1;
  return Number.isSafeInteger(end) ? { start, end } : undefined;
};

/** Reads Content-Range (RFC 9110, 14.4) in bytes; what is malformed or contradicts itself is `undefined`. */
export const parseContentRange = (text: string): ContentRange | undefined => {
  const [, first, last, length] = pattern.exec(text) ?? [];
  if (length === undefined) return undefined;
  const total = parseDecimal(length);
  if (total === undefined && length !== '*') return undefined;
  if (first === undefined || last === undefined) return total === undefined ? undefined : { total };
  const range = parseRange(first, last);
  if (range === undefined) return undefined;
  if (total === undefined) return { range };
  return range.end <= total ? { range, total } : undefined;
};

/** The Range header (RFC 9110, 14.2) that asks for the bytes from `start` up to, not including, `end`; without `end`, for all the rest. */
export const rangeHeader = (start: number, end?: number): string =>
  end === undefined ? `bytes=${start}-` : `bytes=${start}-${end - 1}`;
