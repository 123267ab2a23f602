import { describe, expect, test } from 'vitest';

import { type AskedRange, judge } from '../../src/core/answer.ts';
import { all, broken, type Case, changed, foreign, noRanges, own } from './an-answer.ts';

const first: AskedRange = { start: 0 };
const middle: AskedRange = { start: 10, end: 20 };
const total = 100;
const etag = '"v1"';

const wholes: readonly Case[] = [
  ['a 200 is the whole file', own(200, { contentLength: '100' }), undefined, null, all({ total })],
  ['F01 a 200 to a range is the whole file too', own(200, { contentLength: '100' }), middle, { total }, all({ total })],
  ['F01 a 200 of another version', own(200, { contentLength: '100', etag: '"v2"' }), middle, { etag, total }, changed],
  ['F06 a 200 of another length', own(200, { contentLength: '101' }), first, { total }, changed],
  ['F12 a 200 of an empty file', own(200, { contentLength: '0' }), first, null, all({ total: 0 })],
  [
    'F20 a 200 of compressed bytes has no known total',
    own(200, { contentLength: '100', contentEncoding: 'gzip' }),
    undefined,
    null,
    all({}),
  ],
  ['F23 a 200 without a length', own(200), undefined, null, all({})],
  [
    'F26 a 200 with two lengths',
    own(200, { contentLength: '100, 101' }),
    undefined,
    null,
    broken('a Content-Length that is no length'),
  ],
  [
    'F26 a 200 with a negative length',
    own(200, { contentLength: '-5' }),
    undefined,
    null,
    broken('a Content-Length that is no length'),
  ],
  ['a 203 is the whole file', own(203, { contentLength: '100' }), undefined, null, all({ total })],
];

const unsatisfied: readonly Case[] = [
  [
    'F11 a 416 at the end of the file',
    own(416, { contentRange: 'bytes */100' }),
    { start: 100 },
    { total },
    { use: 'end', total },
  ],
  [
    'F11 a 416 that tells the total',
    own(416, { contentRange: 'bytes */100' }),
    { start: 100 },
    null,
    { use: 'end', total },
  ],
  ['F11 a 416 with another total', own(416, { contentRange: 'bytes */50' }), { start: 100 }, { total }, changed],
  ['F11 a 416 for bytes that exist', own(416, { contentRange: 'bytes */100' }), middle, { total }, noRanges],
  ['F11 a 416 that says nothing', own(416), { start: 100 }, { total }, noRanges],
  ['F11 a 416 with junk', own(416, { contentRange: 'bytes 0-5' }), { start: 100 }, { total }, noRanges],
  ['F12 a 416 of an empty file', own(416, { contentRange: 'bytes */0' }), first, null, { use: 'end', total: 0 }],
  ['F14 a 416 whose Content-Range is hidden', foreign(416), { start: 100 }, { total }, noRanges],
  [
    'a 416 to a request without Range',
    own(416, { contentRange: 'bytes */0' }),
    undefined,
    null,
    broken('416 to a request without Range'),
  ],
];

describe('judge', () => {
  for (const [name, facts, asked, known, verdict] of [...wholes, ...unsatisfied]) {
    test(`${name}: ${verdict.use}`, () => expect(judge(facts, asked, known)).toEqual(verdict));
  }
});
