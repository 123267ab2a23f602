import { parseDecimal } from './decimal.ts';
import { parseHttpDate } from './http-date.ts';
import type { Instant } from './time.ts';

/** About 68 years: what RFC 9111, 1.2.2 puts in place of a number of seconds too large to count with. */
const longestMs = 2 ** 31 * 1000;

/**
 * How many milliseconds a server asks us to stay away (RFC 9110, 10.2.3), never negative. A date is measured
 * against the Date of the same response where there is one, so that a wrong clock on either side does not matter.
 */
export const parseRetryAfter = (
  text: string,
  at: { readonly now: Instant; readonly responseDate?: Instant | undefined },
): number | undefined => {
  const trimmed = text.replaceAll(/^[ \t]+|[ \t]+$/gu, '');
  if (/^\d+$/u.test(trimmed)) return Math.min((parseDecimal(trimmed) ?? Infinity) * 1000, longestMs);
  const date = parseHttpDate(trimmed, at.now);
  if (date === undefined) return undefined;
  return Math.min(Math.max(0, date - (at.responseDate ?? at.now)), longestMs);
};
