import { createFaultyServer } from '../server/faulty-server.js';
import type { Effect } from '../server/fault.js';
import { sha256OfPattern } from '../server/pattern-hash.js';
import { asksFor } from './asked.ts';
import { startJob, State, untilState } from './drive.ts';
import { endOf, type Trials, wrongEnds } from './ends.ts';
import { expect, test } from './fixtures.ts';

const file = { size: 300_000, seed: 51 };

const unreadable: Effect = { do: 'header', name: 'Access-Control-Allow-Origin', value: null };

/** F40 to F42: what a server lets a page of another origin read. */
const trials: Trials = {
  'F40 nothing may be read': [{ cors: 'none' }, 'ERROR E_CORS'],
  'F41 only answers to whole requests may be read': [
    { faults: [{ when: { ranged: true }, effect: unreadable }] },
    'the file',
  ],
  'F41 an error that may not be read, then all is well': [
    {
      faults: [
        { when: { nth: 1 }, effect: { do: 'status', status: 503 } },
        { when: { nth: 1 }, effect: unreadable },
      ],
    },
    'TRANSIENT_ERROR E_CONNECTION, then the file',
  ],
  'F41 only parts may be read': [
    { support: 'none', faults: [{ when: { ranged: false }, effect: unreadable }] },
    'the file',
  ],
  'F42 credentials that nobody asked for are allowed': [
    { headers: { 'Access-Control-Allow-Credentials': 'true', 'Set-Cookie': 'a=1' } },
    'the file',
  ],
};

test('What may be read across origins is the file, and else the reason is told', async ({ page, server, hashing }) => {
  expect(await wrongEnds({ page, server, hashing }, trials, file)).toEqual({});
});

test('F41 A redirect is read only where every hop and its target may be, and F42 no request carries a cookie, and none is kept', async ({
  page,
  context,
  server,
  hashing,
  host,
}) => {
  const other = await createFaultyServer({ host });
  const hash = await sha256OfPattern(file.seed, file.size);
  const target = other.serve('/open.bin', file);
  const closed = other.serve('/closed.bin', { ...file, cors: 'none' });
  const ends = [
    server.serve('/a', { faults: [{ effect: { do: 'redirect', to: target } }] }),
    server.serve('/b', { cors: 'none', faults: [{ effect: { do: 'redirect', to: target } }] }),
    server.serve('/c', { faults: [{ effect: { do: 'redirect', to: closed } }] }),
  ].map((remoteUrl) => endOf({ page, hashing }, { files: [{ remoteUrl }] }, hash));
  expect(await Promise.all(ends)).toEqual(['the file', 'ERROR E_CORS', 'ERROR E_CORS']);
  await other.close();

  const url = server.serve('/cookie.bin', { ...file, headers: { 'Set-Cookie': 'kept=1' } });
  await context.addCookies([{ name: 'known', value: '1', url: server.origin }]);
  const id = await startJob(page, { files: [{ remoteUrl: url }] });
  await untilState(page, id, State.TRANSFERRED);
  expect(asksFor(server, url).filter(({ headers }) => headers.cookie !== undefined)).toEqual([]);
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['known']);
});

test('F45 An address with a port that browsers block is refused before anything is asked', async ({ page }) => {
  const ends = await page.evaluate(async () => {
    const lading = await ladingReady;
    const refusals = [1, 25, 6667, 10_080].map(async (port) => {
      try {
        await lading.createJob({ files: [{ remoteUrl: `http://127.0.0.1:${port}/x` }] });
        return 'accepted';
      } catch (error) {
        return error instanceof Error && 'code' in error ? error.code : String(error);
      }
    });
    return [...(await Promise.all(refusals)), (await lading.enumJobs()).length];
  });
  expect(ends).toEqual([...Array.from({ length: 4 }, () => 'E_INVALIDARG'), 0]);
});
