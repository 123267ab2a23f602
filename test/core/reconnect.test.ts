import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Cause } from '../../src/core/failure.ts';
import { deservesAnotherTry, type Refusals, withRefusal } from '../../src/core/reconnect.ts';

const http = (status: number): Cause => ({ kind: 'http', status });

/** How many tries a server gets that answers so, one after another, before it counts. */
const triesOf = (statuses: readonly number[], held: 'bytes' | 'nothing'): number => {
  let refusals: Refusals | null = null;
  let tries = 0;
  for (const status of statuses) {
    tries += 1;
    refusals = withRefusal(refusals, http(status));
    if (!deservesAnotherTry(refusals, held)) return tries;
  }
  return Infinity;
};

describe('a server that refuses a file whose bytes had come', () => {
  const cases: readonly [name: string, statuses: readonly number[], tries: number][] = [
    ['with 403 is asked once more, for signed links expire', [403, 403, 403], 2],
    ['with 404 is asked twice more', [404, 404, 404, 404], 3],
    ['with 401 is asked no more', [401], 1],
    ['with 410 is asked no more', [410], 1],
    ['with 404 and then 410 is asked no more', [404, 410], 2],
    ['with 403 and 404 by turns is not asked for ever', [403, 404, 403, 404, 403, 404], 3],
    ['with 404 and 403 by turns is not asked for ever', [404, 403, 404, 403, 404, 403], 2],
  ];
  for (const [name, statuses, tries] of cases) test(name, () => expect(triesOf(statuses, 'bytes')).toBe(tries));

  test('is asked three times at most, whatever it answers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(403, 404, 401, 410), { minLength: 3 }), (statuses) => {
        expect(triesOf(statuses, 'bytes')).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('a server that refuses a file', () => {
  for (const status of [403, 404]) {
    test(`of which no byte had come with ${status} is asked no more`, () =>
      expect(triesOf([status, status], 'nothing')).toBe(1));
  }

  test('by no HTTP status has refused nothing', () => {
    const refusals = withRefusal({ status: 404, count: 1 }, { kind: 'connection' });
    expect(refusals).toBeNull();
    expect(deservesAnotherTry(refusals, 'bytes')).toBe(false);
  });
});
