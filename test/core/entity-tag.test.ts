import { describe, expect, test } from 'vitest';

import { type EntityTag, isStrong, parseEntityTag, strongEqual } from '../../src/core/entity-tag.ts';

describe('parseEntityTag', () => {
  const cases: readonly [text: string, tag: EntityTag | undefined][] = [
    ['"xyzzy"', { weak: false, opaque: 'xyzzy' }],
    ['W/"xyzzy"', { weak: true, opaque: 'xyzzy' }],
    ['""', { weak: false, opaque: '' }],
    [' "a"\t', { weak: false, opaque: 'a' }],
    ['"W/a,b;c=\\d\'"', { weak: false, opaque: "W/a,b;c=\\d'" }],
    ['"\u00e9"', { weak: false, opaque: '\u00e9' }],
    ['xyzzy', undefined],
    ['"xyzzy', undefined],
    ['xyzzy"', undefined],
    ['w/"xyzzy"', undefined],
    ['W/xyzzy', undefined],
    ['W/ "xyzzy"', undefined],
    ['"a b"', undefined],
    ['"a"b"', undefined],
    ['"a", "b"', undefined],
    ['"a\u007f"', undefined],
    ['"\u0100"', undefined],
    ['*', undefined],
    ['', undefined],
  ];
  for (const [text, tag] of cases) {
    test(`${tag === undefined ? 'refuses' : 'reads'} ${text === '' ? 'nothing' : text}`, () =>
      expect(parseEntityTag(text)).toEqual(tag));
  }
});

describe('strongEqual', () => {
  // RFC 9110, 8.8.3.2 with its own examples.
  const cases: readonly [a: string, b: string, equal: boolean][] = [
    ['W/"1"', 'W/"1"', false],
    ['W/"1"', 'W/"2"', false],
    ['W/"1"', '"1"', false],
    ['"1"', 'W/"1"', false],
    ['"1"', '"1"', true],
    ['"1"', '"2"', false],
    ['"a"', '"A"', false],
    ['1', '1', false],
    ['', '', false],
  ];
  for (const [a, b, equal] of cases) {
    test(`${a || 'nothing'} and ${b || 'nothing'} are ${equal ? 'the same bytes' : 'not proved the same'}`, () =>
      expect(strongEqual(a, b)).toBe(equal));
  }
});

describe('isStrong', () => {
  test('a quoted tag is strong', () => expect(isStrong('"1"')).toBe(true));
  test('a weak tag is not', () => expect(isStrong('W/"1"')).toBe(false));
  test('junk is not', () => expect(isStrong('1')).toBe(false));
});
