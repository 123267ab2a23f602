import { Buffer } from 'node:buffer';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeEncodedWords } from '../../src/core/encoded-words.ts';

describe('decodeEncodedWords', () => {
  const cases: readonly [text: string, decoded: string | undefined][] = [
    ['plain.txt', 'plain.txt'],
    ['what=?.txt', 'what=?.txt'],
    ['=?utf-8?Q?caf=C3=A9.png?=', 'café.png'],
    ['=?UTF-8?b?Y2Fmw6kucG5n?=', 'café.png'],
    ['=?utf-8*fr?q?caf=c3=a9_1?=', 'café 1'],
    ['=?ISO-8859-1?Q?caf=E9?= au lait', 'café au lait'],
    ['=?utf-8?Q?a?= \t =?utf-8?Q?b?=', 'ab'],
    ['=?utf-8?Q?a?=.png', 'a.png'],
    ['=?utf-8?Q??=', ''],
    ['=?utf-8?Q?caf=E9?=', undefined],
    ['=?utf-8?Q?caf=E?=', undefined],
    ['=?utf-8?B?Y?=', undefined],
    ['=?utf-8?B?Y$==?=', undefined],
    ['=?no-such-charset?Q?a?=', undefined],
    ['=?utf-8?Q?a?', undefined],
    ['=?utf-8?Q?a?= =?utf-8?Q?b?', undefined],
  ];
  for (const [text, decoded] of cases) {
    test(`${decoded === undefined ? 'gives up' : 'reads'} "${text}"`, () =>
      expect(decodeEncodedWords(text)).toBe(decoded));
  }

  test('reads back every text, as base64', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!text.startsWith('\ufeff'));
        return decodeEncodedWords(`=?utf-8?B?${Buffer.from(text).toString('base64')}?=`) === text;
      }),
    );
  });
});
