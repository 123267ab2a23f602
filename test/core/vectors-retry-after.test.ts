import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

import { parseRetryAfter } from '../../src/core/retry-after.ts';
import { toInstant } from '../../src/core/time.ts';
import { differing, haveVectors, readVectors, unlessSkipped } from './vector-file.ts';

const file = v.object({ cases: v.array(v.object({ header: v.string(), seconds: v.nullable(v.number()) })) });

describe('Retry-After', () => {
  test.skipIf(!haveVectors)(`is read as Chromium reads it${unlessSkipped}`, () => {
    const { cases } = v.parse(file, readVectors('chromium-retry-after'));
    const now = toInstant(Date.UTC(2014, 10, 5, 22, 39, 30));
    const found = differing(
      cases.map(({ header, seconds }) => [
        header,
        seconds === null ? null : seconds * 1000,
        parseRetryAfter(header, { now }) ?? null,
      ]),
    );
    expect(cases.length).toBeGreaterThan(7);
    expect(found).toEqual({});
  });
});
