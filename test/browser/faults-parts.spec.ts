import type { Effect } from '../server/fault.js';
import { MiB } from './drive.ts';
import { type Trials, wrongEnds } from './ends.ts';
import { expect, test } from './fixtures.ts';

const file = { size: 5 * MiB + 3, seed: 71, rate: 3 * MiB };

const later = (effect: Effect) => ({ faults: [{ when: { from: 2 }, effect }] });
const once = (effect: Effect) => ({ faults: [{ when: { nth: 2 }, effect }] });

/** F03 to F28: answers to the second request and later ones that do not fit the first. */
const trials: Trials = {
  'F03 more than was asked': [later({ do: 'wider-range', by: 5000 }), 'the file'],
  'F04 lengths that are not those of the ranges': [later({ do: 'content-length', value: 7 }), 'the file'],
  'F08 an ETag that vanishes': [
    { ...later({ do: 'header', name: 'ETag', value: null }), lastModified: null },
    'the file',
  ],
  'F11 one 416 for bytes that are there': [once({ do: 'unsatisfiable' }), 'the file'],
  'F14 one answer that is the whole file': [once({ do: 'ignore-range' }), 'the file'],
  'F15 no ranges, as the server says': [{ support: 'none', acceptRanges: 'none' }, 'the file'],
  'F28 a page in place of one part': [once({ do: 'status', status: 200, body: '<h1>Log in</h1>' }), 'the file'],
};

test('Whatever comes in place of a part, what arrives is the file', async ({ page, server, hashing }) => {
  expect(await wrongEnds({ page, server, hashing }, trials, file)).toEqual({});
});
