import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { distinctNames } from '../../src/core/distinct-names.ts';
import { safeFileName } from '../../src/core/file-name.ts';
import { brokenRules, hostileName } from './name-law.ts';

const folded = (name: string): string => name.normalize('NFC').toLowerCase();

describe('distinctNames', () => {
  const cases: readonly [names: readonly string[], distinct: readonly string[], why: string][] = [
    [[], [], 'nothing'],
    [['a.txt', 'b.txt'], ['a.txt', 'b.txt'], 'names that differ'],
    [['a.txt', 'a.txt', 'a.txt'], ['a.txt', 'a (1).txt', 'a (2).txt'], 'equal names'],
    [['a.txt', 'A.TXT'], ['a.txt', 'A (1).TXT'], 'names that differ by case'],
    [['caf\u00e9', 'cafe\u0301'], ['caf\u00e9', 'cafe\u0301 (1)'], 'names that differ by normal form'],
    [
      ['\u1fb4', '\u03b1\u0345\u0301'],
      ['\u1fb4', '\u03b1\u0345\u0301 (1)'],
      'names whose marks stand in another order',
    ],
    [['.env', '.env'], ['.env', '.env (1)'], 'names that begin with a dot'],
    [['straße', 'STRASSE'], ['straße', 'STRASSE (1)'], 'names that differ by case in two letters'],
    [['a', 'a'], ['a', 'a (1)'], 'names without extension'],
    [['a.tar.gz', 'a.tar.gz'], ['a.tar.gz', 'a (1).tar.gz'], 'names with two extensions'],
    [['Dr. No', 'Dr. No'], ['Dr. No', 'Dr. No (1)'], 'names with a full stop'],
    [['a.txt', 'a.txt', 'a (1).txt'], ['a.txt', 'a (2).txt', 'a (1).txt'], 'a number that another name bears'],
    [
      ['a.txt', 'A.txt', 'a (1).TXT', 'a.txt'],
      ['a.txt', 'A (2).txt', 'a (1).TXT', 'a (3).txt'],
      'numbers over both cases',
    ],
  ];
  for (const [names, distinct, why] of cases) {
    test(`of ${why}`, () => expect(distinctNames(names)).toEqual(distinct));
  }

  test('cuts a name of 255 bytes to make room for its number', () => {
    const long = `${'a'.repeat(251)}.txt`;
    expect(distinctNames([long, long])).toEqual([long, `${'a'.repeat(247)} (1).txt`]);
  });

  test('never two alike, each first of its kind unchanged, all still safe, and nothing to do a second time', () => {
    const names = fc.array(
      fc.oneof(hostileName.map(safeFileName), fc.constantFrom('a', 'A', 'a (1)', 'A (2)', 'é.txt', 'É.txt')),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(names, (list) => {
        const distinct = distinctNames(list);
        expect(distinct).toHaveLength(list.length);
        expect(new Set(distinct.map(folded)).size).toBe(list.length);
        for (const [index, name] of distinct.entries()) {
          expect(brokenRules(name)).toEqual([]);
          const isFirst = !list
            .slice(0, index)
            .some((earlier) => folded(earlier.toUpperCase()) === folded((list[index] ?? '').toUpperCase()));
          if (isFirst) expect(name).toBe(list[index]);
        }
        expect(distinctNames(distinct)).toEqual(distinct);
      }),
      { numRuns: 500 },
    );
  });

  test('ten thousand names that are cut to the same stem are still told apart', () => {
    const names = Array.from({ length: 5000 }, (_, index) => `${'a'.repeat(240)}${String(index).padStart(5, '0')}`);
    expect(new Set(distinctNames([...names, ...names])).size).toBe(10_000);
  });
});
