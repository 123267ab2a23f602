import { expect, test } from 'vitest';
import { fileKind, jobKind } from '../../src/page/file-kind.ts';

const cases: readonly [name: string, kind: string][] = [
  ['ubuntu.ISO', 'disc'],
  ['lecture.mp4', 'film'],
  ['محاضرة.mp4', 'film'],
  ['nightly.sql.zst', 'data'],
  ['gcc.tar.xz', 'archive'],
  ['planet.osm.pbf', 'map'],
  ['notes.pdf', 'page'],
  ['README', 'file'],
  ['', 'file'],
  ['.gz', 'archive'],
  ['a.constructor', 'file'],
  ['a.b.c.d.flac', 'music'],
];

for (const [name, kind] of cases) {
  test(`the icon of ${name || 'no name'} is ${kind}`, () => {
    expect(fileKind(name)).toBe(kind);
  });
}

test('several files have an icon of their own', () => {
  expect(jobKind('a.iso', 4)).toBe('files');
  expect(jobKind('a.iso', 1)).toBe('disc');
});
