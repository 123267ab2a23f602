import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  compareVersions,
  type Comparison,
  ifRangeOf,
  isProvable,
  learn,
  type Version,
} from '../../src/core/version.ts';

const monday = 'Mon, 05 Jan 2026 10:00:00 GMT';
const tuesday = 'Tue, 06 Jan 2026 10:00:00 GMT';
const strong = (name: string): Version => ({ etag: `"${name}"` });
const weak = (name: string): Version => ({ etag: `W/"${name}"` });
const old = (lastModified: string): Version => ({ lastModified, clearlyOld: true });
const young = (lastModified: string): Version => ({ lastModified, clearlyOld: false });
const sized = { total: 100 };

describe('compareVersions', () => {
  const cases: readonly [name: string, known: Version, seen: Version, comparison: Comparison][] = [
    ['F06 another total', sized, { total: 101 }, 'changed'],
    [
      'F06 another total, whatever the ETag says',
      { ...strong('a'), ...sized },
      { ...strong('a'), total: 99 },
      'changed',
    ],
    ['F07 equal strong ETags', strong('a'), strong('a'), 'same'],
    ['F07 other strong ETags', strong('a'), strong('b'), 'changed'],
    [
      'F07 other strong ETags, whatever Last-Modified says',
      { ...strong('a'), ...old(monday), ...sized },
      { ...strong('b'), ...old(monday), ...sized },
      'changed',
    ],
    [
      'F07 equal strong ETags, whatever Last-Modified says',
      { ...strong('a'), ...old(monday) },
      { ...strong('a'), ...old(tuesday) },
      'same',
    ],
    ['F07 equal weak ETags prove nothing', weak('a'), weak('a'), 'unproven'],
    ['F07 a weak and a strong ETag of one name prove nothing', weak('a'), strong('a'), 'unproven'],
    [
      'F07 weak ETags and the same total prove nothing',
      { ...weak('a'), ...sized },
      { ...weak('a'), ...sized },
      'unproven',
    ],
    ['F08 an ETag that vanished proves nothing', { ...strong('a'), ...sized }, sized, 'unproven'],
    [
      'F08 an ETag that vanished, with an old Last-Modified',
      { ...strong('a'), ...old(monday), ...sized },
      { ...old(monday), ...sized },
      'same',
    ],
    ['F08 a Last-Modified that vanished beside an ETag', { ...strong('a'), ...old(monday) }, strong('a'), 'same'],
    ['F09 another Last-Modified', young(monday), young(tuesday), 'changed'],
    [
      'F09 an equal Last-Modified that was clearly old, and the same total',
      { ...old(monday), ...sized },
      { ...old(monday), ...sized },
      'same',
    ],
    [
      'F09 an equal Last-Modified that was young',
      { ...young(monday), ...sized },
      { ...young(monday), ...sized },
      'unproven',
    ],
    [
      'F09 an equal Last-Modified that was young at first',
      { ...young(monday), ...sized },
      { ...old(monday), ...sized },
      'unproven',
    ],
    [
      'F09 an equal Last-Modified that is young now',
      { ...old(monday), ...sized },
      { ...young(monday), ...sized },
      'unproven',
    ],
    ['F09 an old Last-Modified without a total', old(monday), old(monday), 'unproven'],
    ['F09 an old Last-Modified with one total hidden', { ...old(monday), ...sized }, old(monday), 'unproven'],
    ['F10 nothing but the same total', sized, sized, 'unproven'],
    ['F10 nothing at all', {}, {}, 'unproven'],
    ['an unquoted ETag proves nothing', { etag: 'a' }, { etag: 'a' }, 'unproven'],
  ];
  for (const [name, known, seen, comparison] of cases) {
    test(`${name}: ${comparison}`, () => expect(compareVersions(known, seen)).toBe(comparison));
  }

  const anyVersion: fc.Arbitrary<Version> = fc.record(
    {
      etag: fc.constantFrom('"a"', '"b"', 'W/"a"', 'junk'),
      lastModified: fc.constantFrom(monday, tuesday),
      clearlyOld: fc.boolean(),
      total: fc.constantFrom(1, 2),
    },
    { requiredKeys: [] },
  );

  test('does not depend on which came first', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (a, b) => {
        expect(compareVersions(a, b)).toBe(compareVersions(b, a));
      }),
    );
  });

  test('no answer is another version than itself', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        expect(compareVersions(version, version)).not.toBe('changed');
      }),
    );
  });

  test('what was learned of an answer never speaks against that answer', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (known, seen) => {
        fc.pre(compareVersions(known, seen) !== 'changed');
        expect(compareVersions(learn(known, seen), known)).not.toBe('changed');
      }),
    );
  });
});

describe('isProvable', () => {
  const cases: readonly [name: string, version: Version, provable: boolean][] = [
    ['a strong ETag', strong('a'), true],
    ['a clearly old Last-Modified with a total', { ...old(monday), ...sized }, true],
    ['a clearly old Last-Modified without a total', old(monday), false],
    ['a young Last-Modified', { ...young(monday), ...sized }, false],
    ['a weak ETag', { ...weak('a'), ...sized }, false],
    ['a total', sized, false],
  ];
  for (const [name, version, provable] of cases) {
    test(`${name} ${provable ? 'proves' : 'does not prove'} a version`, () =>
      expect(isProvable(version)).toBe(provable));
  }
});

describe('learn', () => {
  test('keeps what was seen first', () =>
    expect(learn({ etag: '"a"', total: 1 }, { etag: '"b"', total: 2 })).toEqual({ etag: '"a"', total: 1 }));
  test('fills gaps', () =>
    expect(learn({ total: 1 }, { etag: '"b"', ...old(monday) })).toEqual({ total: 1, etag: '"b"', ...old(monday) }));
});

describe('ifRangeOf', () => {
  test('a strong ETag may stand in If-Range', () => expect(ifRangeOf(strong('a'))).toBe('"a"'));
  test('a weak ETag may not', () => expect(ifRangeOf(weak('a'))).toBeUndefined());
  test('a date may not', () => expect(ifRangeOf({ ...old(monday), ...sized })).toBeUndefined());
});
