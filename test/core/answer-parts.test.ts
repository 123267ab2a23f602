import { describe, expect, test } from 'vitest';

import { type AskedRange, judge } from '../../src/core/answer.ts';
import { broken, type Case, changed, foreign, noRanges, own, part } from './an-answer.ts';

const modified = 'Mon, 05 Jan 2026 10:00:00 GMT';
const first: AskedRange = { start: 0 };
const middle: AskedRange = { start: 10, end: 20 };
const total = 100;
const etag = '"v1"';

const parts: readonly Case[] = [
  [
    'a 206 is the bytes that it says',
    own(206, { contentRange: 'bytes 10-19/100' }),
    middle,
    null,
    part(10, 20, { total }),
  ],
  ['a 206 to the end', own(206, { contentRange: 'bytes 0-99/100' }), first, null, part(0, 100, { total })],
  [
    'a 206 brings its ETag',
    own(206, { contentRange: 'bytes 10-19/100', etag }),
    middle,
    { etag, total },
    part(10, 20, { etag, total }, 'same'),
  ],
  ['F02 a 206 that begins before what was asked', own(206, { contentRange: 'bytes 9-19/100' }), middle, null, noRanges],
  [
    'F02 a 206 that begins behind what was asked',
    own(206, { contentRange: 'bytes 11-19/100' }),
    middle,
    null,
    noRanges,
  ],
  [
    'F02 a 206 from the start though the middle was asked',
    own(206, { contentRange: 'bytes 0-99/100' }),
    middle,
    null,
    noRanges,
  ],
  [
    'F03 a 206 that gives more is used up to what was asked',
    own(206, { contentRange: 'bytes 10-99/100', contentLength: '90' }),
    middle,
    null,
    part(10, 20, { total }),
  ],
  [
    'F03 a 206 that gives less is used as far as it goes',
    own(206, { contentRange: 'bytes 10-14/100', contentLength: '5' }),
    middle,
    null,
    part(10, 15, { total }),
  ],
  [
    'F04 a 206 without Content-Range where it would be visible',
    own(206, { contentLength: '10' }),
    middle,
    { total },
    noRanges,
  ],
  [
    'F04 a 206 with junk for Content-Range',
    own(206, { contentRange: 'bytes ten-twenty/100' }),
    middle,
    { total },
    noRanges,
  ],
  [
    'F04 a 206 whose last byte lies before its first',
    own(206, { contentRange: 'bytes 50-0/51' }),
    { start: 50 },
    null,
    noRanges,
  ],
  ['F04 a 206 whose end lies beyond its total', own(206, { contentRange: 'bytes 0-10/5' }), first, null, noRanges],
  [
    'F04 a 206 beyond 2^63',
    own(206, { contentRange: 'bytes 0-9223372036854775808/9223372036854775809' }),
    first,
    null,
    noRanges,
  ],
  ['F04 a 206 for nothing but a total', own(206, { contentRange: 'bytes */100' }), middle, null, noRanges],
  [
    'F04 a 206 whose length is not that of its range',
    own(206, { contentRange: 'bytes 10-19/100', contentLength: '9' }),
    middle,
    null,
    noRanges,
  ],
  [
    'F04 junk across origins is junk too',
    foreign(206, { contentRange: 'junk', contentLength: '10' }),
    middle,
    { total },
    noRanges,
  ],
  [
    'F05 a 206 without a total, which is known',
    own(206, { contentRange: 'bytes 10-19/*' }),
    middle,
    { total },
    part(10, 20, { total }),
  ],
  [
    'F05 a 206 without a total, which nobody knows',
    own(206, { contentRange: 'bytes 10-19/*' }),
    middle,
    null,
    noRanges,
  ],
  [
    'F05 a 206 without a total that reaches beyond the known one',
    own(206, { contentRange: 'bytes 10-19/*' }),
    middle,
    { total: 15 },
    changed,
  ],
  ['F06 a 206 with another total', own(206, { contentRange: 'bytes 10-19/101' }), middle, { total }, changed],
  [
    'F07 a 206 with another strong ETag',
    own(206, { contentRange: 'bytes 10-19/100', etag: '"v2"' }),
    middle,
    { etag, total },
    changed,
  ],
  [
    'F07 a 206 with another weak ETag is to be compared by its bytes',
    own(206, { contentRange: 'bytes 10-19/100', etag: 'W/"v2"' }),
    middle,
    { etag: 'W/"v1"', total },
    part(10, 20, { etag: 'W/"v2"', total }),
  ],
  [
    'F08 a 206 whose ETag vanished is to be compared by its bytes',
    own(206, { contentRange: 'bytes 10-19/100' }),
    middle,
    { etag, total },
    part(10, 20, { total }),
  ],
  [
    'F09 a 206 with another Last-Modified',
    own(206, { contentRange: 'bytes 10-19/100', lastModified: modified }),
    middle,
    { lastModified: 'Mon, 05 Jan 2026 10:00:01 GMT', total },
    changed,
  ],
  [
    'F10 a 206 without any validator',
    own(206, { contentRange: 'bytes 10-19/100' }),
    middle,
    { total },
    part(10, 20, { total }),
  ],
  [
    'F13 a 206 in MIME parts',
    own(206, { contentRange: 'bytes 10-19/100', contentType: 'multipart/byteranges; boundary=x' }),
    middle,
    null,
    noRanges,
  ],
  [
    'F17 a 206 to a request without Range',
    own(206, { contentRange: 'bytes 0-99/100' }),
    undefined,
    null,
    broken('206 to a request without Range'),
  ],
  [
    'F20 a 206 of compressed bytes',
    own(206, { contentRange: 'bytes 10-19/100', contentEncoding: 'gzip' }),
    middle,
    null,
    noRanges,
  ],
  [
    'a 206 that says "identity"',
    own(206, { contentRange: 'bytes 10-19/100', contentEncoding: ' Identity ' }),
    middle,
    null,
    part(10, 20, { total }),
  ],
];

const hidden: readonly Case[] = [
  [
    'a hidden Content-Range is proved by an equal length',
    foreign(206, { contentLength: '10' }),
    middle,
    { total },
    part(10, 20, { total }),
  ],
  ['a hidden Content-Range and a shorter body', foreign(206, { contentLength: '9' }), middle, { total }, noRanges],
  ['a hidden Content-Range and a longer body', foreign(206, { contentLength: '11' }), middle, { total }, noRanges],
  ['a hidden Content-Range, no total known', foreign(206, { contentLength: '10' }), middle, null, noRanges],
  [
    'a hidden Content-Range of all the rest tells the total',
    foreign(206, { contentLength: '90' }),
    { start: 10 },
    null,
    part(10, 100, { total, isTotalPresumed: true }),
  ],
  [
    'a hidden Content-Range of all the rest that ends elsewhere',
    foreign(206, { contentLength: '91' }),
    { start: 10 },
    { total },
    changed,
  ],
  ['a hidden Content-Range and no length', foreign(206), middle, { total }, noRanges],
  ['a hidden Content-Range and an empty body', foreign(206, { contentLength: '0' }), middle, { total }, noRanges],
  ['a hidden Content-Range and two lengths', foreign(206, { contentLength: '10, 11' }), middle, { total }, noRanges],
  [
    'a hidden Content-Range that would end beyond 2^53',
    foreign(206, { contentLength: '9007199254740991' }),
    { start: 1 },
    null,
    noRanges,
  ],
  [
    'a visible one across origins is read',
    foreign(206, { contentRange: 'bytes 10-19/100' }),
    middle,
    null,
    part(10, 20, { total }),
  ],
];

describe('judge of parts', () => {
  for (const [name, facts, asked, known, verdict] of [...parts, ...hidden]) {
    test(`${name}: ${verdict.use}`, () => expect(judge(facts, asked, known)).toEqual(verdict));
  }
});
