import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type ContentRange, parseContentRange, rangeHeader } from '../../src/core/content-range.ts';

const most = Number.MAX_SAFE_INTEGER;

describe('parseContentRange', () => {
  const read: readonly [text: string, range: ContentRange][] = [
    ['bytes 0-0/1', { range: { start: 0, end: 1 }, total: 1 }],
    ['bytes 0-99/100', { range: { start: 0, end: 100 }, total: 100 }],
    ['bytes 42-1233/*', { range: { start: 42, end: 1234 } }],
    ['bytes */1234', { total: 1234 }],
    ['bytes */0', { total: 0 }],
    ['BYTES 0-0/1', { range: { start: 0, end: 1 }, total: 1 }],
    ['  bytes\t0 - 0 / 1 ', { range: { start: 0, end: 1 }, total: 1 }],
    ['bytes 000-009/010', { range: { start: 0, end: 10 }, total: 10 }],
    [`bytes 0-${most - 1}/${most}`, { range: { start: 0, end: most }, total: most }],
  ];
  for (const [text, range] of read) {
    test(`reads "${text}"`, () => expect(parseContentRange(text)).toEqual(range));
  }

  const refused: readonly [text: string, why: string][] = [
    ['', 'nothing'],
    ['bytes */*', 'neither range nor total'],
    ['bytes 50-0/51', 'first after last'],
    ['bytes 0-10/5', 'last beyond the total'],
    ['bytes 0-10/10', 'last equal to the total'],
    ['bytes 0-0/0', 'a byte of an empty file'],
    ['0-10/50', 'no unit'],
    ['items 0-10/50', 'another unit'],
    ['bytes=0-10/50', 'the form of a request'],
    ['bytes0-10/50', 'no blank'],
    ['bytes -1-10/50', 'a sign'],
    ['bytes 0-10/+50', 'another sign'],
    ['bytes 0-10/50.0', 'a fraction'],
    ['bytes 0-1e1/50', 'an exponent'],
    ['bytes 0-0x1/50', 'hex'],
    ['bytes 0-/50', 'no last'],
    ['bytes -10/50', 'no first'],
    ['bytes 0-10', 'no total'],
    ['bytes 0-10/', 'an empty total'],
    ['bytes 0-10/5 0', 'a blank in a number'],
    ['bytes 0-10/50, bytes 0-10/50', 'two headers'],
    ['bytes 0-10/50x', 'something after it'],
    ['bytes ٠-١/٢', 'digits of another script'],
    [`bytes 0-1/${most + 1}`, 'a total beyond 2^53 - 1'],
    [`bytes 0-${most}/*`, 'an end beyond 2^53 - 1'],
    ['bytes 0-9223372036854775808/9223372036854775809', '2^63'],
    [`bytes ${'9'.repeat(400)}-${'9'.repeat(400)}/*`, 'numbers beyond all doubles'],
  ];
  for (const [text, why] of refused) {
    test(`refuses ${why}`, () => expect(parseContentRange(text)).toBeUndefined());
  }

  test('never yields a number that cannot be counted with, whatever the text', () => {
    const piece = fc.constantFrom(
      'bytes',
      ' ',
      '-',
      '/',
      '*',
      '0',
      '7',
      '9007199254740991',
      '9007199254740992',
      '.',
      'e',
      ',',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { range, total } = parseContentRange(pieces.join('')) ?? {};
        for (const value of [range?.start, range?.end, total]) {
          expect(value === undefined || Number.isSafeInteger(value)).toBe(true);
        }
        if (range !== undefined) expect(range.start).toBeLessThan(range.end);
        if (range !== undefined && total !== undefined) expect(range.end).toBeLessThanOrEqual(total);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('rangeHeader', () => {
  test('asks for the bytes up to, not including, the end', () => expect(rangeHeader(0, 500)).toBe('bytes=0-499'));
  test('asks for one byte', () => expect(rangeHeader(7, 8)).toBe('bytes=7-7'));
  test('asks for all the rest', () => expect(rangeHeader(500)).toBe('bytes=500-'));
  test('writes large numbers out', () =>
    expect(rangeHeader(9_999_999_999, most)).toBe('bytes=9999999999-9007199254740990'));

  test('what is asked for is what an obedient answer is read as', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (a, b) => {
        fc.pre(a !== b);
        const range = { start: Math.min(a, b), end: Math.max(a, b) };
        const answer = `${rangeHeader(range.start, range.end).replace('=', ' ')}/${range.end}`;
        expect(parseContentRange(answer)).toEqual({ range, total: range.end });
      }),
    );
  });
});
