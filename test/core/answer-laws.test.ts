import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type AskedRange, judge, type Verdict } from '../../src/core/answer.ts';
import type { AnswerFacts } from '../../src/core/answer-facts.ts';
import { toInstant } from '../../src/core/time.ts';
import { compareVersions, type Version } from '../../src/core/version.ts';
import { start as at } from './a-job.ts';

const url = 'https://example.org/a.zip';

describe('answers that bring nothing', () => {
  const again = [408, 421, 425, 429, 500, 502, 503, 504, 507, 509, 520, 530, 599, 999];
  const forGood = [
    400, 401, 402, 403, 404, 405, 407, 409, 410, 411, 412, 413, 414, 415, 418, 422, 423, 424, 426, 428, 431, 451, 499,
    501, 505,
  ];
  const brokenStatuses = [0, 101, 201, 202, 204, 205, 207, 226, 300, 301, 302, 304, 307, 308];

  for (const status of [...again, ...forGood]) {
    const recoverable = again.includes(status);
    test(`${status} is ${recoverable ? 'tried again' : 'an error'}`, () => {
      const verdict = { use: 'nothing', cause: { kind: 'http', status }, recoverable };
      expect(judge({ status, url, sameOrigin: true, at }, { start: 0 }, null)).toEqual(verdict);
    });
  }

  for (const status of brokenStatuses) {
    test(`${status} breaks the protocol`, () => {
      const verdict = { use: 'nothing', cause: { kind: 'bad-answer', detail: `status ${status}` }, recoverable: false };
      expect(judge({ status, url, sameOrigin: true, at }, { start: 0 }, null)).toEqual(verdict);
    });
  }

  const waits: readonly [name: string, facts: Partial<AnswerFacts>, retryAfter: number | undefined][] = [
    ['seconds', { retryAfter: '120' }, 120_000],
    ['a date, against our clock', { retryAfter: new Date(at + 60_000).toUTCString() }, 60_000],
    [
      'a date, against the Date of the same answer',
      { retryAfter: 'Thu, 01 Jan 2026 10:01:00 GMT', date: 'Thu, 01 Jan 2026 10:00:00 GMT' },
      60_000,
    ],
    ['a date that is past', { retryAfter: 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
    ['junk', { retryAfter: 'soon' }, undefined],
    ['a negative number', { retryAfter: '-5' }, undefined],
  ];
  for (const [name, facts, retryAfter] of waits) {
    test(`Retry-After as ${name} is ${retryAfter === undefined ? 'no wish' : `${retryAfter} ms`}`, () => {
      const verdict = judge({ status: 503, url, sameOrigin: true, at, ...facts }, undefined, null);
      expect(verdict).toEqual({
        use: 'nothing',
        cause: { kind: 'http', status: 503 },
        recoverable: true,
        ...(retryAfter === undefined ? {} : { retryAfter }),
      });
    });
  }
});

describe('F09 a Last-Modified is clearly old', () => {
  const modified = 'Thu, 01 Jan 2026 10:00:00 GMT';
  const now = toInstant(Date.UTC(2026, 0, 1, 10, 0, 0));
  const cases: readonly [name: string, date: string | undefined, later: number, clearlyOld: boolean][] = [
    ['60 s before Date', 'Thu, 01 Jan 2026 10:01:00 GMT', 0, true],
    ['not 59 s before Date', 'Thu, 01 Jan 2026 10:00:59 GMT', 99_000_000, false],
    ['not after Date', 'Thu, 01 Jan 2026 09:59:00 GMT', 99_000_000, false],
    ['a day before our clock where Date is hidden', undefined, 86_400_000, true],
    ['not less than a day before our clock', undefined, 86_399_999, false],
    ['a day before our clock where Date is junk', 'today', 86_400_000, true],
  ];
  for (const [name, date, later, clearlyOld] of cases) {
    test(name, () => {
      const facts = { status: 200, url, sameOrigin: true, at: toInstant(now + later), lastModified: modified };
      const verdict = judge(date === undefined ? facts : { ...facts, date }, undefined, null);
      expect(verdict).toEqual({ use: 'all', version: { lastModified: modified, clearlyOld } });
    });
  }

  test('never where it is no date', () => {
    const facts = { status: 200, url, sameOrigin: true, at, lastModified: 'yesterday' };
    expect(judge(facts, undefined, null)).toHaveProperty('version.clearlyOld', false);
  });
});

const number = fc.oneof(
  fc.nat(30),
  fc.constantFrom(2 ** 31, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, 2 ** 60),
);

/** A Content-Range that means well for what was asked, or any other text. */
const contentRangeFor = (start: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(fc.nat(3), fc.nat(20)).map(([more, rest]) => `bytes ${start}-${start + more}/${start + more + 1 + rest}`),
    fc.nat(3).map((more) => `bytes ${start}-${start + more}/40`),
    fc.tuple(number, number, number).map(([from, to, total]) => `bytes ${from}-${to}/${total}`),
    fc.nat(3).map((more) => `bytes ${start}-${start + more}/*`),
    number.map((total) => `bytes */${total}`),
    fc.string(),
  );

const contentLength = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 4 }).map(String) },
  { weight: 1, arbitrary: fc.oneof(number.map(String), fc.tuple(number, number).map(String), fc.string()) },
);
const httpDate = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  fc.string(),
);
const entityTag = fc.oneof(fc.constantFrom('"a"', '"b"', 'W/"a"'), fc.string());

const factsFor = ({ start }: AskedRange): fc.Arbitrary<AnswerFacts> =>
  fc.record(
    {
      status: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(200, 206, 206, 206, 416) },
        { weight: 1, arbitrary: fc.nat(999) },
      ),
      url: fc.constant(url),
      sameOrigin: fc.boolean(),
      at: fc.constant(at),
      contentRange: contentRangeFor(start),
      contentLength,
      contentType: fc.constantFrom('application/zip', '', 'multipart/byteranges'),
      contentEncoding: fc.oneof(
        { weight: 6, arbitrary: fc.constant('identity') },
        { weight: 1, arbitrary: fc.string() },
      ),
      etag: entityTag,
      lastModified: httpDate,
      date: httpDate,
      retryAfter: fc.oneof(httpDate, number.map(String)),
    },
    { requiredKeys: ['status', 'url', 'sameOrigin', 'at'] },
  );

const anyAsked: fc.Arbitrary<AskedRange> = fc.oneof(
  fc.constantFrom(0, 7, 30, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER).map((start) => ({ start })),
  fc
    .record({ start: fc.nat(20), length: fc.integer({ min: 1, max: 4 }) })
    .map(({ start, length }) => ({ start, end: start + length })),
);

const anyKnown: fc.Arbitrary<Version | null> = fc.oneof(
  fc.constant(null),
  fc.record({ total: fc.constantFrom(0, 20, 40, 2 ** 40) }),
  fc.record({ etag: entityTag, lastModified: httpDate, clearlyOld: fc.boolean() }, { requiredKeys: [] }),
);

const anyCase = anyAsked.chain((asked) => fc.tuple(factsFor(asked), fc.constant(asked), anyKnown));

/** Holds a law against many verdicts, and answers how many were of use. */
const lawOf = (
  law: (verdict: Verdict, facts: AnswerFacts, asked: AskedRange, known: Version | null) => void,
): number => {
  let useful = 0;
  fc.assert(
    fc.property(anyCase, ([facts, asked, known]) => {
      const verdict = judge(facts, asked, known);
      if (verdict.use === 'part' || verdict.use === 'end') useful += 1;
      law(verdict, facts, asked, known);
    }),
    { numRuns: 1000 },
  );
  return useful;
};

describe('laws over any headers', () => {
  test('a part begins where it was asked, is not empty, and ends within what was asked and within the file', () => {
    const useful = lawOf((verdict, _facts, asked) => {
      if (verdict.use !== 'part') return;
      expect(verdict.start).toBe(asked.start);
      expect(verdict.end).toBeGreaterThan(verdict.start);
      expect(verdict.end).toBeLessThanOrEqual(Math.min(asked.end ?? Infinity, verdict.version.total ?? -1));
      expect(Number.isSafeInteger(verdict.version.total)).toBe(true);
    });
    expect(useful).toBeGreaterThan(15);
  });

  test('a part is proved to be of the known version only where validators say so', () => {
    lawOf((verdict, _facts, _asked, known) => {
      if (verdict.use !== 'part') return;
      const isSame = known !== null && compareVersions(known, verdict.version) === 'same';
      if (verdict.proof === 'same') expect(isSame).toBe(true);
    });
  });

  test('what is used is never of another total than the known one', () => {
    lawOf((verdict, _facts, _asked, known) => {
      if (verdict.use !== 'part' && verdict.use !== 'all') return;
      expect([undefined, known?.total ?? verdict.version.total]).toContain(verdict.version.total);
    });
  });

  test('the end of a file is never before the bytes that are known to exist', () => {
    lawOf((verdict, _facts, asked, known) => {
      if (verdict.use !== 'end') return;
      expect(verdict.total).toBeLessThanOrEqual(asked.start);
      expect(verdict.total).toBe(known?.total ?? verdict.total);
    });
  });

  test('only a 206 is a part, only a 200 or 203 is all, only a 416 is the end', () => {
    const statuses = { part: [206], all: [200, 203], end: [416] };
    lawOf((verdict, { status }) => {
      if (verdict.use === 'part' || verdict.use === 'all' || verdict.use === 'end') {
        expect(statuses[verdict.use]).toContain(status);
      }
    });
  });

  test('where no range was asked for, no answer is a part', () => {
    fc.assert(
      fc.property(anyCase, ([facts, , known]) => {
        expect(['all', 'changed', 'nothing']).toContain(judge(facts, undefined, known).use);
      }),
      { numRuns: 2000 },
    );
  });
});
