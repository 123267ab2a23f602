import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseHttpDate } from '../../src/core/http-date.ts';
import { toInstant } from '../../src/core/time.ts';

const now = toInstant(Date.UTC(2025, 5, 15, 12, 0, 0));

describe('parseHttpDate', () => {
  const read: readonly [text: string, iso: string][] = [
    ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37Z'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37Z'],
    ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37Z'],
    ['Wed Nov 16 08:49:37 1994', '1994-11-16T08:49:37Z'],
    ['Thu, 29 Feb 2024 00:00:00 GMT', '2024-02-29T00:00:00Z'],
    ['Tue, 29 Feb 2000 23:59:59 GMT', '2000-02-29T23:59:59Z'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', '2017-01-01T00:00:00Z'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00Z'],
    ['Mon, 01 Jan 0001 00:00:00 GMT', '0001-01-01T00:00:00Z'],
    ['Fri, 31 Dec 9999 23:59:59 GMT', '9999-12-31T23:59:59Z'],
    ['Mon, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37Z'],
  ];
  for (const [text, iso] of read) {
    test(`reads "${text}"`, () => expect(parseHttpDate(text, now)).toBe(Date.parse(iso)));
  }

  const refused: readonly string[] = [
    '',
    '0',
    '1994-11-06T08:49:37Z',
    'Sun, 6 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 94 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Nov 1994 08:49:37 UTC',
    'Sun, 06 Nov 1994 08:49:37 +0000',
    'sun, 06 nov 1994 08:49:37 gmt',
    'Sun, 06  Nov 1994 08:49:37 GMT',
    'Sun 06 Nov 1994 08:49:37 GMT',
    '06 Nov 1994 08:49:37 GMT',
    'Sun, 00 Nov 1994 08:49:37 GMT',
    'Sun, 31 Nov 1994 08:49:37 GMT',
    'Wed, 29 Feb 2023 00:00:00 GMT',
    'Thu, 29 Feb 1900 00:00:00 GMT',
    'Sun, 32 Dec 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'Sun, 06 Nov 1994 08:60:00 GMT',
    'Sun, 06 Nov 1994 08:49:60 GMT',
    'Sun, 06 Nov 1994 23:58:60 GMT',
    'Sun, 06 Nov 1994 22:59:60 GMT',
    'Sun, 06 Nov 1994 23:59:61 GMT',
    'Sun, 06-Nov-94 08:49:37 GMT',
    'Sunday, 06-Nov-1994 08:49:37 GMT',
    'Sunday, 31-Nov-94 08:49:37 GMT',
    'Sun Nov 6 08:49:37 1994',
    'Sun Nov 06 08:49:37 1994 GMT',
    'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT',
  ];
  for (const text of refused) {
    test(`refuses "${text}"`, () => expect(parseHttpDate(text, now)).toBeUndefined());
  }

  const centuries: readonly [nowYear: number, digits: string, year: number][] = [
    [2025, '24', 2024],
    [2025, '74', 2074],
    [2025, '76', 1976],
    [2025, '99', 1999],
    [2080, '10', 2110],
    [2080, '31', 2031],
    [1996, '01', 2001],
    [1970, '30', 1930],
  ];
  for (const [nowYear, digits, year] of centuries) {
    test(`in ${nowYear} the year ${digits} is ${year}`, () => {
      const then = parseHttpDate(`Monday, 01-Jan-${digits} 00:00:00 GMT`, toInstant(Date.UTC(nowYear, 5, 15)));
      expect(then).toBe(Date.UTC(year, 0, 1));
    });
  }

  test('exactly fifty years ahead is still the future, and a second more is the past', () => {
    expect(parseHttpDate('Saturday, 15-Jun-75 12:00:00 GMT', now)).toBe(Date.UTC(2075, 5, 15, 12));
    expect(parseHttpDate('Saturday, 15-Jun-75 12:00:01 GMT', now)).toBe(Date.UTC(1975, 5, 15, 12, 0, 1));
  });

  test('reads back every second from year 0 to 9999 in the preferred form', () => {
    const seconds = fc.integer({
      min: Date.parse('0000-01-01T00:00:00Z') / 1000,
      max: Date.parse('9999-12-31T23:59:59Z') / 1000,
    });
    fc.assert(
      fc.property(seconds, (second) => parseHttpDate(new Date(second * 1000).toUTCString(), now) === second * 1000),
      { numRuns: 1000 },
    );
  });

  test('an end comes for every now, even one that is no time', () => {
    for (const ms of [Infinity, -Infinity, Number.NaN, 8.64e15]) {
      expect(parseHttpDate('Sunday, 06-Nov-94 08:49:37 GMT', toInstant(ms))).toBeTypeOf('number');
    }
  });
});
