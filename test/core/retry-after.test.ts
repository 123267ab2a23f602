import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseRetryAfter } from '../../src/core/retry-after.ts';
import { toInstant } from '../../src/core/time.ts';

const now = toInstant(Date.UTC(2014, 10, 5, 22, 39, 30));
const longest = 2 ** 31 * 1000;

describe('parseRetryAfter', () => {
  const cases: readonly [text: string, ms: number | undefined][] = [
    ['0', 0],
    ['120', 120_000],
    ['007', 7000],
    [' 5 ', 5000],
    ['2147483649', longest],
    ['9'.repeat(30), longest],
    ['9'.repeat(400), longest],
    ['Thu, 01 Jan 2015 12:34:56 GMT', 4_888_526_000],
    ['Wednesday, 05-Nov-14 22:39:31 GMT', 1000],
    ['Wed Nov  5 22:39:32 2014', 2000],
    ['Wed, 05 Nov 2014 22:39:30 GMT', 0],
    ['Mon, 01 Jan 1900 12:34:56 GMT', 0],
    ['Fri, 31 Dec 9999 23:59:59 GMT', longest],
    ['', undefined],
    ['-1', undefined],
    ['+1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['5, 5', undefined],
    ['soon', undefined],
    ['Wed, 5 Nov 2014 22:39:31 GMT', undefined],
  ];
  for (const [text, ms] of cases) {
    test(`"${text.slice(0, 40)}" is ${ms === undefined ? 'junk' : `${ms} ms`}`, () =>
      expect(parseRetryAfter(text, { now })).toBe(ms));
  }

  test("measures a date against the response's own Date, not against a wrong clock of ours", () => {
    const responseDate = toInstant(Date.UTC(2015, 0, 1, 12, 34, 50));
    expect(parseRetryAfter('Thu, 01 Jan 2015 12:34:56 GMT', { now, responseDate })).toBe(6000);
  });

  test('seconds do not depend on any clock', () => {
    expect(parseRetryAfter('6', { now, responseDate: toInstant(0) })).toBe(6000);
  });

  test('is never negative, never endless and never no number', () => {
    const text = fc.oneof(
      fc.stringMatching(/^\d{1,40}$/u),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      fc.string(),
    );
    fc.assert(
      fc.property(text, fc.integer(), (written, ms) => {
        const wait = parseRetryAfter(written, { now: toInstant(ms) });
        expect(wait === undefined || (wait >= 0 && wait <= longest)).toBe(true);
      }),
    );
  });
});
