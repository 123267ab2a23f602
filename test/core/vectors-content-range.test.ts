import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

import { type ContentRange, parseContentRange } from '../../src/core/content-range.ts';
import { type Differences, differing, haveVectors, readVectors, unlessSkipped, withoutReasons } from './vector-file.ts';

type Answer = ContentRange | 'refused';

const chromiumFile = v.object({
  cases: v.array(
    v.object({ header: v.string(), valid: v.boolean(), first: v.number(), last: v.number(), total: v.number() }),
  ),
});

const aria2File = v.object({
  cases: v.array(
    v.object({
      headers: v.object({ CONTENT_RANGE: v.string() }),
      expect: v.partial(v.object({ startByte: v.string(), endByte: v.string(), entityLength: v.string() })),
    }),
  ),
});

const ours = (header: string): Answer => parseContentRange(header) ?? 'refused';

const fromChromium: Differences<Answer> = {
  'bytes 0-50  /    * ': ['refused', { range: { start: 0, end: 51 } }, 'an unknown total is legal (RFC 9110, 14.4)'],
  'bytes 0-1233/*': ['refused', { range: { start: 0, end: 1234 } }, 'an unknown total is legal (RFC 9110, 14.4)'],
};

const fromAria2: Differences<Answer> = {
  '9223372036854775800-9223372036854775801/9223372036854775807': [
    {
      range: { start: Number('9223372036854775800'), end: Number('9223372036854775802') },
      total: Number('9223372036854775807'),
    },
    'refused',
    'no unit, and beyond what a number counts exactly',
  ],
  'bytes */1024': ['refused', { total: 1024 }, 'aria2 reads no 416; we learn the length from it (RFC 9110, 15.5.17)'],
};

describe('Content-Range', () => {
  test.skipIf(!haveVectors)(`is read as Chromium reads it, but for what is listed${unlessSkipped}`, () => {
    const { cases } = v.parse(chromiumFile, readVectors('chromium-content-range'));
    const found = differing<Answer>(
      cases.map(({ header, valid, first, last, total }) => [
        header,
        valid ? { range: { start: first, end: last + 1 }, total } : 'refused',
        ours(header),
      ]),
    );
    expect(cases.length).toBeGreaterThan(10);
    expect(found).toEqual(withoutReasons(fromChromium));
  });

  test.skipIf(!haveVectors)(`is read as aria2 reads it, but for what is listed${unlessSkipped}`, () => {
    const { cases } = v.parse(aria2File, readVectors('aria2-content-range'));
    const found = differing<Answer>(
      cases.map(({ headers, expect: { startByte, endByte, entityLength } }) => {
        const known = startByte !== undefined && entityLength !== '0';
        const theirs = { range: { start: Number(startByte), end: Number(endByte) + 1 }, total: Number(entityLength) };
        return [headers.CONTENT_RANGE, known ? theirs : 'refused', ours(headers.CONTENT_RANGE)];
      }),
    );
    expect(cases.length).toBeGreaterThan(4);
    expect(found).toEqual(withoutReasons(fromAria2));
  });
});
