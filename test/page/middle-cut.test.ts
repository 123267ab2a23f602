import { expect, test } from 'vitest';
import { cuttable, cutTo, middleCut } from '../../src/page/middle-cut.ts';

const within = (most: number) => (text: string) => Array.from(text).length <= most;

test('a name that fits stays as it is', () => {
  expect(middleCut('ubuntu.iso', within(10))).toBe('ubuntu.iso');
  expect(middleCut('', within(0))).toBe('');
});

test('a long name keeps its beginning and its extension', () => {
  const cut = middleCut('field-recordings-2026-10-night-session-2-96kHz.flac', within(30));
  expect(cut).toMatch(/^field-rec.*….*\.flac$/u);
  expect(Array.from(cut).length).toBeLessThanOrEqual(30);
});

test('the tail begins at a separator where one is near', () => {
  expect(middleCut('tunnel-inspection-2026-11-18-full-survey-cam-B.tif', within(30))).toMatch(/…-/u);
});

test('no grapheme is cut apart', () => {
  const family = '👨‍👩‍👧‍👦';
  const cut = middleCut(`${family.repeat(20)}.png`, (text) => text.length < 100);
  expect(cut.replaceAll(family, '').replace('…', '')).toBe('.png');
});

test('the longest form that fits is found', () => {
  const name = 'enwiki-20261101-pages-articles-multistream.xml.bz2';
  const parts = cuttable(name);
  for (let most = 20; most < name.length; most += 1) {
    const kept = middleCut(name, within(most)).indexOf('…');
    expect(within(most)(cutTo(parts, kept))).toBe(true);
    expect(kept + 1 >= parts.tailStart || !within(most)(cutTo(parts, kept + 2))).toBe(true);
  }
});

test('where nothing fits, the tail is left', () => {
  expect(middleCut('a-very-long-name-indeed.tar.gz', () => false)).toMatch(/^….*\.gz$/u);
});
