import { describe, expect, test } from 'vitest';

import { type FileRow, firstWanted, keyOf, restarted, totalOf, wantedOf, wantedSize } from '../../src/core/file-row.ts';
import type { Ranges } from '../../src/core/ranges.ts';
import { aFile } from './a-file.ts';
import { idOf } from './a-job.ts';

const version = { total: 100 };
const ranges = [
  { offset: 50, length: 10 },
  { offset: 0, length: 5 },
];
const toTheEnd = [{ offset: 90, length: 'eof' as const }];
const outside = [{ offset: 95, length: 10 }];

describe('what is wanted of a file', () => {
  const cases: readonly [name: string, file: FileRow, wanted: Ranges | undefined, size: number | undefined][] = [
    ['of which nothing is known', aFile(), undefined, undefined],
    ['of a known size is all of it', aFile({ version }), [{ start: 0, end: 100 }], 100],
    ['of no bytes is nothing', aFile({ version: { total: 0 } }), [], 0],
    [
      'in ranges is these, sorted',
      aFile({ version, ranges }),
      [
        { start: 0, end: 5 },
        { start: 50, end: 60 },
      ],
      15,
    ],
    ['in ranges has a size before the file has', aFile({ ranges }), undefined, 15],
    ['to the end has no size before the file has', aFile({ ranges: toTheEnd }), undefined, undefined],
    ['to the end of a known size', aFile({ version, ranges: toTheEnd }), [{ start: 90, end: 100 }], 10],
    ['outside the file is what was asked for', aFile({ version, ranges: outside }), undefined, 10],
    ['of a version without a size', aFile({ version: { etag: '"a"' } }), undefined, undefined],
  ];
  for (const [name, file, wanted, size] of cases) {
    test(name, () => {
      expect(wantedOf(file)).toEqual(wanted);
      expect(wantedSize(file)).toBe(size);
    });
  }
});

describe('the first wanted byte', () => {
  const cases: readonly [name: string, file: FileRow, held: Ranges, first: number][] = [
    ['is the first of all', aFile(), [], 0],
    ['is behind what is held from there', aFile(), [{ start: 0, end: 7 }], 7],
    ['is the first of all where something else is held', aFile(), [{ start: 3, end: 7 }], 0],
    ['is that of the earliest range', aFile({ ranges }), [], 0],
    ['is that of a range to the end', aFile({ ranges: toTheEnd }), [], 90],
    ['is within a range that is partly held', aFile({ ranges: toTheEnd }), [{ start: 80, end: 93 }], 93],
    [
      'is behind pieces that touch',
      aFile(),
      [
        { start: 4, end: 7 },
        { start: 0, end: 4 },
      ],
      7,
    ],
  ];
  for (const [name, file, held, first] of cases) test(name, () => expect(firstWanted(file, held)).toBe(first));
});

describe('a file', () => {
  test('tells its size', () => {
    expect(totalOf(aFile({ version }))).toBe(100);
    expect(totalOf(aFile())).toBeUndefined();
  });

  test('keys its pieces by job, index and generation', () =>
    expect(keyOf(aFile({ index: 3, generation: 2 }))).toEqual({ jobId: idOf(1), index: 3, generation: 2 }));

  test('that begins anew forgets all that it learned, and keeps what was asked for', () => {
    const before = aFile({
      version,
      ranges,
      generation: 4,
      changes: 1,
      evidence: 'validator',
      whole: true,
      rangesWork: false,
      computed: { algorithm: 'sha-256', value: '00' },
    });
    expect(restarted(before, 70)).toEqual(
      aFile({ ranges, generation: 5, changes: 1, rangesWork: false, furthest: 70 }),
    );
    expect(restarted(restarted(before, 70), 30).furthest).toBe(70);
  });
});
