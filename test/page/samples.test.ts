import { expect, test } from 'vitest';
import { parseSamples } from '../../src/page/samples.ts';

const base = 'https://lading.example/app/';

test('samples are read, with addresses relative to the page', () => {
  const value = [{ name: 'Sample', url: './sample.bin', note: '24 MB' }];
  expect(parseSamples(value, base)).toEqual([
    { name: 'Sample', url: 'https://lading.example/app/sample.bin', note: '24 MB' },
  ]);
});

test('what is no sample is left out', () => {
  const bad = [null, 1, {}, { name: 1, url: 'x', note: '' }, { name: 'a', url: 'javascript:alert(1)', note: '' }];
  expect(parseSamples(bad, base)).toEqual([]);
  for (const value of [undefined, null, 'x', {}, 3]) expect(parseSamples(value, base)).toEqual([]);
});
