import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

import { contentDispositionNames } from '../../src/core/content-disposition-names.ts';
import { safeFileName, usableFileName } from '../../src/core/file-name.ts';
import { brokenRules } from './name-law.ts';
import { type Differences, differing, haveVectors, readVectors, unlessSkipped, withoutReasons } from './vector-file.ts';

const namesFile = v.object({
  cases: v.array(
    v.object({ header: v.string(), expected_filename: v.optional(v.string()), flags: v.optional(v.string()) }),
  ),
});

const jshttpFile = v.object({
  cases: v.array(
    v.object({
      input: v.string(),
      options: v.optional(v.unknown()),
      expected: v.object({ parameters: v.record(v.string(), v.string()) }),
    }),
  ),
});

const safeNamesFile = v.object({ cases: v.array(v.object({ header: v.string(), expected: v.string() })) });

/** The raw name of first choice, '' where there is none. */
const bestName = (header: string): string => contentDispositionNames(header)[0] ?? '';

const bestSafeName = (header: string): string =>
  contentDispositionNames(header)
    .map(usableFileName)
    .find((name) => name !== undefined) ?? '';

const guessedCharset = 'no charset is guessed';
const onlyTwoCharsets =
  'RFC 8187, 3.2 asks for UTF-8 and the library knows iso-8859-1 besides; the next source is taken';
const lenient = 'content-disposition reads on where Chromium gives up; the name is made safe in any case';
const basename = 'the part after the last slash is a good name (6-security.md)';

const fromChromium: Differences<string> = {
  'inline; filename="abc  \t\nde.pdf"': [
    'abc    de.pdf',
    'abc  \t\nde.pdf',
    'blanks are for safeFileName to mend, and fetch lets no line break through',
  ],
  'inline; filename="=?iso88591?Q?caf=E9_?= .png"': [
    'café .png',
    'café  .png',
    'RFC 2047, 6.2 drops blanks between two words only',
  ],
  'attachment; filename="=?windows-1252?Q?caf=E9?=  =?iso-8859-7?b?4eI=?= .png"': [
    'caféαβ.png',
    'caféαβ .png',
    'RFC 2047, 6.2 drops blanks between two words only',
  ],
  'attachment; filename=\u00b0\u00a1\u00b0\u00a2.png': ['가각.png', '\u00b0\u00a1\u00b0\u00a2.png', guessedCharset],
  'attachment; filename==?iso88591?Q?caf=E3?=?': [
    '',
    'cafã?',
    'a word may be followed by anything: "=?…?=.png" is common',
  ],
  'attachment; filename=%B7%DD%BD%D1.png': ['', '%B7%DD%BD%D1.png', guessedCharset],
  "attachment; filename*=utf-8'es'f\u00ce\u00ba.html": ['', 'fκ.html', lenient],
  "attachment; filename*=EUC-JP''%B7%DD%BD%D13%2Epng": ['芸術3.png', '', onlyTwoCharsets],
  "attachment; filename*=windows-1252''caf%E9.png": ['café.png', '', onlyTwoCharsets],
  'inline; attachment; filename=foo.html': ['', 'foo.html', lenient],
  'attachment; filename="foo.html".txt': ['foo.html".txt', 'foo.html', 'the quotes say where the name ends'],
  'attachment; filename=foo"bar;baz"qux': ['foo"bar;baz"qux', 'foo"bar', 'a semicolon ends an unquoted value'],
};

const fromJshttp: Differences<string> = {
  'attachment; filename*="UTF-8\'\'%E2%82%AC%20rates.pdf"': [
    '',
    '€ rates.pdf',
    'the quotes are wrong (RFC 8187, 3.2) but what is meant is plain',
  ],
  "attachment; filename*=ISO-8859-1''%A3%2rates.pdf": [
    '',
    '£%2rates.pdf',
    'the cases are of a later version of the library than ours',
  ],
  'attachment; filename="foo-\u00c3\u00a4.html"': [
    'foo-\u00c3\u00a4.html',
    'foo-ä.html',
    'raw UTF-8, which fetch shows as latin-1',
  ],
  'attachment; filename="foo-%c3%a4-%e2%82%ac.html"': [
    'foo-%c3%a4-%e2%82%ac.html',
    'foo-ä-€.html',
    'decoded as Chromium does',
  ],
  'filename=foo.html': ['', 'foo.html', 'a missing type is forgiven, as Chromium does'],
  'attachment; filename="=?ISO-8859-1?Q?foo-=E4.html?="': [
    '=?ISO-8859-1?Q?foo-=E4.html?=',
    'foo-ä.html',
    'encoded words are read, as Chromium and Firefox do',
  ],
};

const fromAria2: Differences<string> = {
  'attachment; filename=dir/file': ['', 'file', basename],
  'attachment; filename="dir/file"': ['', 'file', basename],
  'attachment; filename="/etc/passwd"': ['', 'passwd', basename],
  'attachment; filename="foo-%E4.html"': ['foo-ä.html', 'foo-%E4.html', guessedCharset],
  'attachment; filename="foo-\u00c2\u0002.html"': ['', 'foo-Â.html', 'controls are dropped, not the name'],
};

const fromWget2: Differences<string> = {
  'attachment; filename="foo/bar/../evil.txt"': ['foo/evil.txt', 'evil.txt', 'no folders'],
  'attachment; filename="/etc/passwd"': ['etc/passwd', 'passwd', 'no folders'],
  'attachment; filename="foo\\..\\evil.txt"': [
    'evil.txt',
    'foo..evil.txt',
    'in quotes a backslash only quotes (RFC 9110, 5.6.4)',
  ],
};

describe('Content-Disposition', () => {
  test.skipIf(!haveVectors)(`names what Chromium reads, but for what is listed${unlessSkipped}`, () => {
    const { cases } = v.parse(namesFile, readVectors('chromium-content-disposition'));
    const named = cases.flatMap(({ header, expected_filename: name }) =>
      name === undefined ? [] : [{ header, name }],
    );
    expect(named.length).toBeGreaterThan(50);
    expect(differing(named.map(({ header, name }) => [header, name, bestName(header)]))).toEqual(
      withoutReasons(fromChromium),
    );
  });

  test.skipIf(!haveVectors)(`has a name exactly where Chromium says so${unlessSkipped}`, () => {
    const { cases } = v.parse(namesFile, readVectors('chromium-content-disposition'));
    const flagged = cases.flatMap(({ header, flags }) =>
      flags === undefined ? [] : [{ header, has: flags.includes('HAS_FILENAME') }],
    );
    expect(flagged.length).toBeGreaterThan(8);
    expect(differing(flagged.map(({ header, has }) => [header, has, bestName(header) !== '']))).toEqual({});
  });

  test.skipIf(!haveVectors)(`names what jshttp reads from TC 2231, but for what is listed${unlessSkipped}`, () => {
    const { cases } = v.parse(jshttpFile, readVectors('tc2231-jshttp'));
    // Cases with options are of forms in a body, which have other rules.
    const plain = cases.filter(({ options }) => options === undefined);
    expect(plain.length).toBeGreaterThan(50);
    const found = differing(
      plain.map(({ input, expected }) => [input, expected.parameters['filename'] ?? '', bestName(input)]),
    );
    expect(found).toEqual(withoutReasons(fromJshttp));
  });

  const managers: readonly [name: string, differences: Differences<string>][] = [
    ['aria2', fromAria2],
    ['wget2', fromWget2],
  ];
  for (const [name, differences] of managers) {
    test.skipIf(!haveVectors)(
      `is no more dangerous than to ${name}, and differs only where listed${unlessSkipped}`,
      () => {
        const { cases } = v.parse(safeNamesFile, readVectors(`${name}-content-disposition`));
        expect(cases.length).toBeGreaterThan(7);
        for (const { header } of cases) expect(brokenRules(safeFileName(bestName(header)))).toEqual([]);
        const found = differing(cases.map(({ header, expected }) => [header, expected, bestSafeName(header)]));
        expect(found).toEqual(withoutReasons(differences));
      },
    );
  }
});
