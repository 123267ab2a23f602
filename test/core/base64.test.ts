import { describe, expect, test } from 'vitest';

import { base64ToHex } from '../../src/core/base64.ts';

describe('base64ToHex', () => {
  // RFC 4648, 10, and what is not base64. That it reads back every byte is proved with the digests.
  const cases: readonly [text: string, hex: string | undefined][] = [
    ['', ''],
    ['Zg==', '66'],
    ['Zg', '66'],
    ['Zm8=', '666f'],
    ['Zm9v', '666f6f'],
    ['Zm9vYmFy', '666f6f626172'],
    ['+/+/', 'fbffbf'],
    ['A', undefined],
    ['Zm9vA', undefined],
    ['Zg=', undefined],
    ['Zm9v=', undefined],
    ['Zh==', undefined],
    ['Zm9-', undefined],
    ['Zm 9v', undefined],
    ['=', undefined],
  ];
  for (const [text, hex] of cases) {
    test(`${hex === undefined ? 'refuses' : 'reads'} "${text}"`, () => expect(base64ToHex(text)).toBe(hex));
  }
});
