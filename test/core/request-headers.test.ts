import { describe, expect, test } from 'vitest';

import { unfitHeader } from '../../src/core/request-headers.ts';

const many = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`x-${at}`, 'a']));

describe('unfitHeader', () => {
  const fit: readonly (readonly [name: string, headers: Record<string, string>])[] = [
    ['no header', {}],
    ['Authorization', { Authorization: 'Bearer abc' }],
    ['a name of ones own', { 'X-Token': 'a b\tc' }],
    ['an empty value', { 'x-empty': '' }],
    ['bytes beyond ASCII', { 'x-name': 'caf\u00e9' }],
    ['every sign that a token may have', { "!#$%&'*+-.^_`|~09azAZ": 'a' }],
    ['32 headers', many(32)],
    ['8192 characters', { 'x-long': 'a'.repeat(8192) }],
    ['a name that only looks like a forbidden one', { 'x-sec-fetch': 'a', cookies: 'a', proxied: 'a' }],
  ];
  for (const [name, headers] of fit) test(`accepts ${name}`, () => expect(unfitHeader(headers)).toBeUndefined());

  const unfit: readonly (readonly [name: string, value: string])[] = [
    ['', 'a'],
    ['a b', 'a'],
    ['a:b', 'a'],
    ['a\nb', 'a'],
    ['caf\u00e9', 'a'],
    ['x-break', 'a\r\nCookie: b'],
    ['x-null', 'a\0b'],
    ['x-delete', '\u007f'],
    ['x-wide', '\u2014'],
    ['x-long', 'a'.repeat(8193)],
    ['Range', 'bytes=0-5'],
    ['IF-RANGE', '"a"'],
    ['if-match', '"a"'],
    ['if-none-match', '"a"'],
    ['if-modified-since', 'a'],
    ['if-unmodified-since', 'a'],
    ['Cookie', 'a=b'],
    ['Host', 'example.org'],
    ['Origin', 'https://example.org'],
    ['Referer', 'https://example.org'],
    ['Accept-Encoding', 'gzip'],
    ['Accept-Charset', 'utf-8'],
    ['Access-Control-Request-Method', 'GET'],
    ['Access-Control-Request-Headers', 'a'],
    ['Connection', 'close'],
    ['Content-Length', '5'],
    ['Date', 'a'],
    ['DNT', '1'],
    ['Expect', '100-continue'],
    ['Keep-Alive', 'a'],
    ['Set-Cookie', 'a=b'],
    ['Cookie2', 'a'],
    ['TE', 'trailers'],
    ['Trailer', 'a'],
    ['Transfer-Encoding', 'chunked'],
    ['Upgrade', 'h2c'],
    ['Via', 'a'],
    ['Proxy-Authorization', 'a'],
    ['Sec-Fetch-Site', 'none'],
  ];
  for (const [name, value] of unfit) {
    test(`names ${JSON.stringify(name)} with ${JSON.stringify(value.slice(0, 20))}`, () =>
      expect(unfitHeader({ 'x-good': 'a', [name]: value })).toBe(name));
  }

  test('33 headers are too many', () => expect(unfitHeader(many(33))).toBe('too many headers'));
});
