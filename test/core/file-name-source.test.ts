import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { chooseFileName } from '../../src/core/file-name-source.ts';
import { brokenRules, hostileName } from './name-law.ts';

const url = 'https://files.example/path/from-url.bin?x=from-query';

const disposition = (header: string): string => chooseFileName({ contentDisposition: header, url });

describe('chooseFileName', () => {
  test('takes the given name before all others', () => {
    expect(chooseFileName({ given: 'given.txt', contentDisposition: 'attachment; filename=a.txt', url })).toBe(
      'given.txt',
    );
  });
  test('takes a given name that says "download" at its word', () => {
    expect(chooseFileName({ given: 'download', contentDisposition: 'attachment; filename=a.txt', url })).toBe(
      'download',
    );
  });
  test('passes over a given name of which nothing is left', () => {
    expect(chooseFileName({ given: '../..', contentDisposition: 'attachment; filename=a.txt', url })).toBe('a.txt');
  });
  test('never decodes a given name', () => expect(chooseFileName({ given: 'a%20b.txt', url })).toBe('a%20b.txt'));

  const headers: readonly [header: string, name: string, why: string][] = [
    ["attachment; filename=a.txt; filename*=UTF-8''b.txt", 'b.txt', 'filename* before filename'],
    ["attachment; filename*=UTF-8''%2e%2e; filename=a.txt", 'a.txt', 'filename where nothing is left of filename*'],
    ["attachment; filename*=UTF-8''%E4; filename=a.txt", 'a.txt', 'filename where filename* is no UTF-8'],
    ["attachment; filename*=UTF-8''A-%2541.txt", 'A-%41.txt', 'filename*, decoded once'],
    ["attachment; filename*=UTF-8''..%2F..%5Cb.txt", 'b.txt', 'filename* without the path hidden in it'],
    ['attachment; filename="..%2f..%2fb.txt"', 'b.txt', 'filename without the path hidden in it'],
    ['attachment; filename="a%20b.txt"', 'a b.txt', 'filename, decoded as browsers do'],
    ['attachment; filename="50%.txt"', '50%.txt', 'filename with a bare percent sign'],
    ['attachment; filename="%E4.txt"', '%E4.txt', 'filename with escapes that are no UTF-8'],
    ['attachment; filename="caf\u00c3\u00a9.txt"', 'café.txt', 'filename of raw UTF-8, which fetch shows as latin-1'],
    ['attachment; filename="caf\u00e9.txt"', 'café.txt', 'filename of raw latin-1'],
    ['attachment; filename="Ł.txt"', 'Ł.txt', 'filename that is text already'],
    ["attachment; filename*=UTF-8''caf\u00c3\u00a9.txt", 'café.txt', 'filename* with raw UTF-8 in it'],
    ["attachment; filename*=iso-8859-1''%C3%A9.txt", 'Ã©.txt', 'filename* in the charset it names'],
    ['attachment; filename="=?utf-8?B?Y2Fmw6kudHh0?="', 'café.txt', 'an encoded word'],
    ['attachment; filename="=?utf-8?Q?%41.txt?="', '%41.txt', 'an encoded word, decoded once'],
    ['attachment; filename="=?utf-8?Q?=E4?="', 'from-url.bin', 'the URL instead of a broken encoded word'],
    ['filename=a.txt', 'a.txt', 'a name without a type'],
    ['inline; filename=a.txt', 'a.txt', 'a name that was meant to be shown'],
    ['attachment; filename="a.txt", attachment; filename="b.txt"', 'a.txt', 'the first of two headers'],
    ['attachment; filename=a.txt, attachment; filename=b.txt', 'a.txt', 'the first of two headers without quotes'],
    ['attachment; filename="a, inline; b.txt"', 'a, inline; b.txt', 'a comma in quotes'],
    ['attachment; filename=a,b.txt', 'a,b.txt', 'a comma without quotes'],
    ['attachment; filename="C:\\\\dir\\\\a.txt"', 'a.txt', 'the end of a Windows path'],
    ['attachment; filename*0="a."; filename*1="txt"', 'from-url.bin', 'the URL instead of continuations'],
    ['attachment; filename=""', 'from-url.bin', 'the URL instead of nothing'],
    ['attachment; filename="open', 'from-url.bin', 'the URL instead of an open quote'],
    ['attachment; constructor=a; __proto__=b', 'from-url.bin', 'the URL instead of an inherited property'],
    ['', 'from-url.bin', 'the URL instead of an empty header'],
  ];
  for (const [header, name, why] of headers) {
    test(`takes ${why}: ${header}`, () => expect(disposition(header)).toBe(name));
  }

  const urls: readonly [url: string, name: string, why: string][] = [
    ['https://files.example/a/b.txt?c=d.txt#e.txt', 'b.txt', 'the last segment'],
    ['https://files.example/%E5%B2%A1.txt', '岡.txt', 'a segment decoded'],
    ['https://files.example/a%2F..%5Cb.txt', 'a_.._b.txt', 'an encoded slash as part of the name'],
    ['https://files.example/%E4.txt', '%E4.txt', 'a segment that is no UTF-8 as it stands'],
    ['https://files.example/a/', 'files.example', 'the host'],
    ['https://files.example/%20', 'files.example', 'the host instead of a blank'],
    ['https://files.example', 'files.example', 'the host of a bare origin'],
    ['data:text/plain,hello/a.txt', 'download', 'nothing from what has no host'],
    ['no url', 'download', 'nothing from what is no URL'],
  ];
  for (const [from, name, why] of urls) {
    test(`takes ${why}: ${from}`, () => expect(chooseFileName({ url: from })).toBe(name));
  }

  test('is safe, whatever anybody says', () => {
    const header = fc.oneof(
      hostileName.map((name) => `attachment; filename="${name}"`),
      hostileName.map((name) => `attachment; filename=${name}`),
      fc.string().map((name) => `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`),
      hostileName,
    );
    fc.assert(
      fc.property(
        fc.option(hostileName, { nil: undefined }),
        header,
        hostileName,
        (given, contentDisposition, segment) => {
          const name = chooseFileName({ given, contentDisposition, url: `https://files.example/${segment}` });
          expect(brokenRules(name)).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a long header made of quotes and commas costs no more than its length', () => {
    for (const piece of ['"', ',', '",', '\\"', ', attachment', '=?', '=?a?q?']) {
      expect(disposition(`attachment; filename="${piece.repeat(20_000)}`)).toBeTypeOf('string');
    }
  });
});
