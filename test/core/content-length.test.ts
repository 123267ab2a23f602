import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseContentLength } from '../../src/core/content-length.ts';

describe('parseContentLength', () => {
  const cases: readonly [text: string, length: number | undefined, why: string][] = [
    ['0', 0, 'nothing to come'],
    ['42', 42, 'a number'],
    [' 42\t', 42, 'blanks around it'],
    ['42, 42', 42, 'the same twice'],
    ['42,42,42', 42, 'the same three times'],
    ['042, 42', 42, 'the same value written in two ways'],
    ['9007199254740991', Number.MAX_SAFE_INTEGER, '2^53 - 1'],
    ['9007199254740992', undefined, '2^53'],
    ['42, 43', undefined, 'a contradiction'],
    ['42, 42, 43', undefined, 'a late contradiction'],
    ['42,', undefined, 'an empty second value'],
    ['x, 42', undefined, 'junk first'],
    ['42, x', undefined, 'junk second'],
    ['', undefined, 'nothing at all'],
    ['-1', undefined, 'a sign'],
    ['+1', undefined, 'another sign'],
    ['1.0', undefined, 'a fraction'],
    ['1e3', undefined, 'an exponent'],
    ['0x10', undefined, 'hex'],
    ['4 2', undefined, 'a blank inside'],
  ];
  for (const [text, length, why] of cases) {
    test(`${length === undefined ? 'refuses' : 'reads'} ${why}`, () => expect(parseContentLength(text)).toBe(length));
  }

  test('reads back every safe number', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (length) => parseContentLength(`${length}`) === length));
  });
});
