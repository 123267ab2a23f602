import type { BitsCode } from '../../src/core/bits-code.ts';

const remoteUrl = 'https://example.org/north.bin';

const range = (offset: number, length: number | 'eof') => ({ offset, length });

const url = (address: string) => ({ remoteUrl: address });
const ranged = (...ranges: readonly object[]) => ({ remoteUrl, ranges });
const sent = (headers: Readonly<Record<string, string>>) => ({ remoteUrl, headers });
const named = (localName: string) => ({ remoteUrl, localName });
const hashed = (algorithm: string, value: string) => ({ remoteUrl, digest: { algorithm, value } });

const singles = (count: number) => Array.from({ length: count }, (_, at) => range(at * 2, 1));

/** Files that no job may have: what is wrong with each, the file, the code, and what is named in the refusal. */
export const badFiles: readonly (readonly [what: string, file: object, code: BitsCode, detail: string])[] = [
  ['no address', url(''), 'E_INVALIDARG', 'remoteUrl: empty'],
  ['blanks for an address', url(' \n'), 'E_INVALIDARG', 'remoteUrl: empty'],
  ['a relative address', url('/north.bin'), 'E_INVALIDARG', 'remoteUrl: not-absolute'],
  ['an address without a host', url('https://'), 'E_INVALIDARG', 'remoteUrl: not-absolute'],
  ['an ftp address', url('ftp://example.org/'), 'E_INVALIDARG', 'remoteUrl: scheme'],
  ['a script for an address', url('javascript:alert(1)'), 'E_INVALIDARG', 'remoteUrl: scheme'],
  ['a hidden script', url('\tjava\nscript:alert(1)//https://example.org'), 'E_INVALIDARG', 'remoteUrl: scheme'],
  ['data for an address', url('data:text/plain,a'), 'E_INVALIDARG', 'remoteUrl: scheme'],
  ['a Blob for an address', url('blob:https://example.org/1'), 'E_INVALIDARG', 'remoteUrl: scheme'],
  ['a local path', url('file:///etc/passwd'), 'E_INVALIDARG', 'remoteUrl: scheme'],
  ['a user in the address', url('https://user@example.org/'), 'E_INVALIDARG', 'remoteUrl: credentials'],
  ['a password in the address', url('https://:secret@example.org/'), 'E_INVALIDARG', 'remoteUrl: credentials'],
  ['the port of a mail server', url('https://example.org:25/'), 'E_INVALIDARG', 'remoteUrl: blocked-port'],
  ['http on a page of https', url('http://example.org/'), 'E_INVALIDARG', 'remoteUrl: mixed-content'],
  ['an endless address', url(`https://example.org/${'a'.repeat(8192)}`), 'E_INVALIDARG', 'remoteUrl: too-long'],
  ['an address that grows', url(`https://example.org/${'é'.repeat(4000)}`), 'E_INVALIDARG', 'remoteUrl: too-long'],
  ['an endless name', named('a'.repeat(1025)), 'BG_E_STRING_TOO_LONG', 'localName'],
  ['a mirror with a bad address', { remoteUrl, mirrors: ['ftp://example.com/'] }, 'E_INVALIDARG', 'mirrors.0'],
  ['an empty digest', hashed('sha-256', ''), 'E_INVALIDARG', 'digest'],
  ['a digest of another length', hashed('sha-256', 'a'.repeat(32)), 'E_INVALIDARG', 'digest'],
  ['a digest that is no hex', hashed('md5', 'g'.repeat(32)), 'E_INVALIDARG', 'digest'],
  ['no range in its ranges', ranged(), 'E_INVALIDARG', 'ranges'],
  ['a range before the file', ranged(range(-1, 5)), 'BG_E_INVALID_RANGE', 'ranges'],
  ['a range of nothing', ranged(range(0, 0)), 'BG_E_INVALID_RANGE', 'ranges'],
  ['a range of less than nothing', ranged(range(5, -1)), 'BG_E_INVALID_RANGE', 'ranges'],
  ['half a byte', ranged(range(0, 0.5)), 'BG_E_INVALID_RANGE', 'ranges'],
  ['an infinite range', ranged(range(0, Infinity)), 'BG_E_INVALID_RANGE', 'ranges'],
  ['a range at no number', ranged(range(Number.NaN, 1)), 'E_INVALIDARG', 'ranges.0.offset'],
  ['a range beyond all numbers', ranged(range(2 ** 53 - 1, 5)), 'BG_E_INVALID_RANGE', 'ranges'],
  ['two ranges that overlap', ranged(range(4, 4), range(0, 5)), 'BG_E_OVERLAPPING_RANGES', 'ranges'],
  ['the same range twice', ranged(range(0, 5), range(0, 5)), 'BG_E_OVERLAPPING_RANGES', 'ranges'],
  ['a range behind the end', ranged(range(0, 'eof'), range(9, 1)), 'BG_E_OVERLAPPING_RANGES', 'ranges'],
  ['501 ranges', ranged(...singles(501)), 'BG_E_TOO_MANY_RANGES_IN_FILE', 'ranges'],
  ['5,000 ranges', ranged(...singles(5000)), 'BG_E_TOO_MANY_RANGES_IN_FILE', 'ranges'],
  ['a cookie', sent({ Cookie: 'a=b' }), 'E_INVALIDARG', 'headers: Cookie'],
  ['a range header', sent({ range: 'bytes=0-1' }), 'E_INVALIDARG', 'headers: range'],
  ['a browser header', sent({ 'Sec-Fetch-Mode': 'cors' }), 'E_INVALIDARG', 'headers: Sec-Fetch-Mode'],
  ['a proxy header', sent({ 'proxy-authorization': 'a' }), 'E_INVALIDARG', 'headers: proxy-authorization'],
  ['a header without a name', sent({ '': 'a' }), 'E_INVALIDARG', 'headers: '],
  ['a header with a blank', sent({ 'x key': 'a' }), 'E_INVALIDARG', 'headers: x key'],
  ['a header in two lines', sent({ 'x-key': 'a\r\nhost: b' }), 'E_INVALIDARG', 'headers: x-key'],
  ['a header in other letters', sent({ 'x-key': 'ключ' }), 'E_INVALIDARG', 'headers: x-key'],
  ['an endless header', sent({ 'x-key': 'a'.repeat(8193) }), 'E_INVALIDARG', 'headers: x-key'],
  [
    '33 headers',
    sent(Object.fromEntries(Array.from({ length: 33 }, (_, at) => [`x-${at}`, '']))),
    'E_INVALIDARG',
    'headers: too many headers',
  ],
];
