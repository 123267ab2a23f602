import type { Page } from '@playwright/test';
import type { ResourceInit } from '../server/resource.js';
import { sha256OfPattern } from '../server/pattern-hash.js';
import { complete, MiB, sha256Of, spansOf, startJob, State, storedPieces, untilState } from './drive.ts';
import { expect, test } from './fixtures.ts';

const size = 5 * MiB + 3;
const seed = 21;
const base: ResourceInit = { size, seed, rate: 3 * MiB };

/** What a server may do to a file that arrives all the same, byte for byte. */
const mended: Readonly<Record<string, ResourceInit>> = {
  'a reset in the first reply': { faults: [{ when: { nth: 1 }, effect: { do: 'cut', afterBytes: MiB } }] },
  'a reply in five is cut': { faults: [{ when: { every: 5 }, effect: { do: 'cut', afterBytes: 300_000 } }] },
  'a close before the end': {
    faults: [{ when: { nth: 1 }, effect: { do: 'cut', afterBytes: 2 * MiB, how: 'close' } }],
  },
  'one connection only, 503 to others': { maxConnections: 1 },
  'two connections only, 429 to others': { maxConnections: 2, overloadStatus: 429 },
  'headers that are not exposed': { cors: 'plain' },
  'a weak validator': { etag: 'W/"1"', lastModified: null },
  'no validator': { etag: null, lastModified: null },
  'no validator, and a cut': {
    etag: null,
    lastModified: null,
    faults: [{ when: { nth: 1 }, effect: { do: 'cut', afterBytes: 2 * MiB } }],
  },
  'no ranges after the first request': { faults: [{ when: { from: 2 }, effect: { do: 'ignore-range' } }] },
  'a range that was not asked for': { faults: [{ when: { from: 2 }, effect: { do: 'shift-range', by: 4096 } }] },
  'a Content-Range that is wrong': { faults: [{ when: { from: 2 }, effect: { do: 'content-range-shifted', by: 1 } }] },
  'parts in multipart': { faults: [{ when: { from: 2 }, effect: { do: 'multipart' } }] },
  'a narrower range': { faults: [{ when: { every: 2 }, effect: { do: 'narrower-range', by: 1000 } }] },
  'another version once it has begun': {
    seed: 99,
    faults: [
      { when: { nth: 1 }, effect: { do: 'cut', afterBytes: 2 * MiB } },
      { when: { nth: 2 }, effect: { do: 'change-version', seed } },
    ],
  },
};

/** What ends a job for good, and the code that says why. */
const broken: Readonly<Record<string, readonly [code: string, fault: ResourceInit]>> = {
  'a status of 401': ['BG_E_HTTP_ERROR_401', { faults: [{ effect: { do: 'status', status: 401 } }] }],
  'a status of 410': ['BG_E_HTTP_ERROR_410', { faults: [{ effect: { do: 'status', status: 410 } }] }],
  'a status of 501': ['BG_E_HTTP_ERROR_501', { faults: [{ effect: { do: 'status', status: 501 } }] }],
  'a status of 204': ['BG_E_INVALID_SERVER_RESPONSE', { faults: [{ effect: { do: 'status', status: 204 } }] }],
  'no site let in': ['E_CORS', { cors: 'none' }],
  'a byte that is wrong': ['BG_E_VALIDATION_FAILED', { faults: [{ effect: { do: 'corrupt', at: 3 * MiB } }] }],
  'a page in place of the file': [
    'BG_E_VALIDATION_FAILED',
    { faults: [{ effect: { do: 'status', status: 200, body: '<h1>Log in</h1>' } }] },
  ],
  // The end of such a body is no sign of a cut: only a digest tells.
  'a body without a length that was cut': [
    'BG_E_VALIDATION_FAILED',
    { length: 'close-delimited', support: 'none', faults: [{ effect: { do: 'cut', afterBytes: MiB, how: 'close' } }] },
  ],
  // No reply is whole, so that none can be the file by itself.
  'another version again and again': [
    'BG_E_REMOTE_FILE_CHANGED',
    {
      faults: [
        { when: { from: 3 }, effect: { do: 'change-version' } },
        { when: { from: 3 }, effect: { do: 'cut', afterBytes: 300_000 } },
      ],
    },
  ],
};

const useManyConnections = (page: Page): Promise<unknown> =>
  page.evaluate(async () =>
    (await ladingReady).setSettings({ activeJobs: 30, connectionsPerHost: 16, connectionsTotal: 64 }),
  );

test('Whatever a server does to a file, what arrives is the file', async ({ page, server, hashing }) => {
  await useManyConnections(page);
  const expected = await sha256OfPattern(seed, size);
  const jobs = await Promise.all(
    Object.entries(mended).map(async ([what, fault], at) => {
      const url = server.serve(`/${at}.bin`, { ...base, ...fault });
      return { what, id: await startJob(page, { files: [{ remoteUrl: url }] }) };
    }),
  );
  const ends = await Promise.all(
    jobs.map(async ({ what, id }) => {
      const { state, error } = await untilState(page, id, State.TRANSFERRED, State.ERROR);
      if (state !== State.TRANSFERRED) return { what, end: error?.code };
      const spans = spansOf(await storedPieces(page, id));
      await complete(page, id);
      return { what, spans, end: (await sha256Of(page, hashing, id)) === expected ? 'the file' : 'another file' };
    }),
  );
  const right = Object.keys(mended).map((what) => ({ what, spans: [[0, size]], end: 'the file' }));
  expect(ends).toEqual(right);
});

test('What cannot be mended ends a job with the code that says why, and with no file', async ({ page, server }) => {
  await useManyConnections(page);
  const digest = { algorithm: 'sha-256' as const, value: await sha256OfPattern(seed, size) };
  const ends = await Promise.all(
    Object.entries(broken).map(async ([what, [, fault]], at) => {
      const url = server.serve(`/${at}.bin`, { ...base, ...fault });
      const id = await startJob(page, { files: [{ remoteUrl: url, digest }] });
      const { error } = await untilState(page, id, State.TRANSFERRED, State.ERROR);
      const { files } = await complete(page, id);
      return [what, error?.code, files];
    }),
  );
  expect(ends).toEqual(Object.entries(broken).map(([what, [code]]) => [what, code, []]));
});
