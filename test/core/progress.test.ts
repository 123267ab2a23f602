import { describe, expect, test } from 'vitest';

import type { FileRow } from '../../src/core/file-row.ts';
import { bytesHeld, bytesHeldOfAll, progressOf, sizeOfAll } from '../../src/core/progress.ts';
import type { Ranges } from '../../src/core/ranges.ts';
import { aFile } from './a-file.ts';

const sized = (total: number, change: Partial<FileRow> = {}): FileRow => aFile({ version: { total }, ...change });
const held: Ranges = [{ start: 0, end: 40 }];
const GiB = 2 ** 30;

describe('bytesHeld', () => {
  const cases: readonly [name: string, file: FileRow, bytes: number][] = [
    ['counts what is held', sized(100), 40],
    ['counts what is held of an unknown size', aFile(), 40],
    ['does not count what is held and not wanted', sized(100, { ranges: [{ offset: 30, length: 20 }] }), 10],
    ['counts no more than there is', sized(30), 30],
  ];
  for (const [name, file, bytes] of cases) test(name, () => expect(bytesHeld(file, held)).toBe(bytes));

  test('of all files is the sum', () =>
    expect(
      bytesHeldOfAll([sized(100), sized(30), sized(50)], ({ version }) => (version?.total === 50 ? [] : held)),
    ).toBe(70));
});

describe('sizeOfAll', () => {
  test('is the sum', () => expect(sizeOfAll([sized(100), sized(0), sized(5)])).toBe(105));
  test('is unknown where one size is', () => expect(sizeOfAll([sized(100), aFile()])).toBeNull());
  test('of no files is 0', () => expect(sizeOfAll([])).toBe(0));
  test('counts beyond 4 GiB', () => expect(sizeOfAll([sized(3 * GiB), sized(3 * GiB)])).toBe(6_442_450_944));
});

describe('progressOf', () => {
  test('of one file draws its parts', () =>
    expect(progressOf([sized(100)], 40, () => [{ start: 60, end: 100 }])).toEqual({
      bytesTotal: 100,
      bytesTransferred: 40,
      filesTotal: 1,
      filesTransferred: 0,
      hold: [[600, 1000]],
    }));

  test('of several files draws their share, and asks for the parts of none', () => {
    const files = [sized(100, { whole: true }), sized(100)];
    const progress = progressOf(files, 150, () => expect.unreachable());
    expect(progress).toEqual({
      bytesTotal: 200,
      bytesTransferred: 150,
      filesTotal: 2,
      filesTransferred: 1,
      hold: [[0, 750]],
    });
  });

  test('of an unknown size draws nothing', () =>
    expect(progressOf([aFile()], 40, () => held)).toMatchObject({ bytesTotal: null, bytesTransferred: 40, hold: [] }));

  test('of an empty file draws nothing, and divides by nothing', () =>
    expect(progressOf([sized(0, { whole: true })], 0, () => [])).toMatchObject({
      bytesTotal: 0,
      filesTransferred: 1,
      hold: [],
    }));

  test('of no files is nothing', () =>
    expect(progressOf([], 0, () => [])).toEqual({
      bytesTotal: 0,
      bytesTransferred: 0,
      filesTotal: 0,
      filesTransferred: 0,
      hold: [],
    }));
});
