import { describe, expect, test } from 'vitest';

import { isMultipartByteranges, mediaTypeEssence } from '../../src/core/media-type.ts';

describe('mediaTypeEssence', () => {
  const cases: readonly [contentType: string, essence: string | undefined][] = [
    ['text/html', 'text/html'],
    ['Text/HTML; Charset="UTF-8"', 'text/html'],
    ['  application/vnd.api+json  ;x=1', 'application/vnd.api+json'],
    ['text/html;', 'text/html'],
    ['', undefined],
    ['text', undefined],
    ['text/', undefined],
    ['/html', undefined],
    ['text /html', undefined],
    ['text/html, text/plain', undefined],
    ['téxt/html', undefined],
    ['text/html/x', undefined],
  ];
  for (const [contentType, essence] of cases) {
    test(`of "${contentType}" is ${essence ?? 'nothing'}`, () => expect(mediaTypeEssence(contentType)).toBe(essence));
  }
});

describe('isMultipartByteranges', () => {
  test('sees the wrapper through case and parameters', () => {
    expect(isMultipartByteranges('Multipart/ByteRanges; boundary="a,b"')).toBe(true);
  });
  test('does not take another multipart for it', () =>
    expect(isMultipartByteranges('multipart/form-data')).toBe(false));
  test('does not take a name inside a parameter for it', () => {
    expect(isMultipartByteranges('text/plain; x=multipart/byteranges')).toBe(false);
  });
});
