import { sha256OfPattern } from '../server/pattern-hash.js';
import { askedSpan, asksFor, crowds, timeWith } from './asked.ts';
import { complete, MiB, sha256Of, spansOf, startJob, State, storedPieces, untilState } from './drive.ts';
import { expect, test } from './fixtures.ts';

const size = 200_000_000;
const rate = 2 * MiB;
const small = 24 * MiB;

test('200 MB come over six connections, byte for byte, and no byte is stored twice', async ({
  page,
  server,
  hashing,
}) => {
  const url = server.serve('/large.bin', { size, seed: 11, rate });
  const id = await startJob(page, { files: [{ remoteUrl: url }] });
  const { files, progress } = await untilState(page, id, State.TRANSFERRED);
  expect(progress).toEqual({ bytesTotal: size, bytesTransferred: size, filesTotal: 1, filesTransferred: 1 });
  expect(files[0]).toMatchObject({ held: [[0, size]], verified: 'validator', bytesTransferred: size });
  expect(spansOf(await storedPieces(page, id))).toEqual([[0, size]]);
  expect(await complete(page, id)).toEqual({ code: 'S_OK', files: [0] });
  expect(await sha256Of(page, hashing, id)).toBe(await sha256OfPattern(11, size));

  const asks = asksFor(server, url);
  expect(new Set(asks.map(({ status }) => status))).toEqual(new Set([206]));
  const spent = crowds(asks);
  expect(timeWith(6, spent)).toBeGreaterThan(500);
  // A cut connection is in the log until the server has noticed.
  expect(timeWith(7, spent)).toBeLessThan(timeWith(6, spent) / 4);
});

test('The server sends nothing beyond the file but what sockets held at the cuts', async ({ page, server }) => {
  // So slow that a busy machine keeps up too: sockets would hide whatever it is behind with.
  const url = server.serve('/large.bin', { size: small, rate: MiB });
  const id = await startJob(page, { files: [{ remoteUrl: url }] });
  await untilState(page, id, State.TRANSFERRED);
  await server.waitFor(() => server.activeConnections(url) === 0);
  const asks = asksFor(server, url);
  const cuts = asks.filter(({ ended }) => ended === 'cut-by-client');
  const sent = asks.reduce((sum, { bytesSent }) => sum + bytesSent, 0);
  expect(cuts.length).toBeGreaterThan(0);
  expect(asks.filter(({ ended }) => ended === 'cut-by-server' || ended === 'open')).toEqual([]);
  expect(sent).toBeGreaterThanOrEqual(small);
  expect(sent - small).toBeLessThan(cuts.length * 2 * MiB);
  expect(cuts.length).toBeLessThan(6);
  // What was not cut was wanted to its last byte, by one request only.
  const whole = asks.filter(({ ended }) => ended === 'whole').map((entry) => askedSpan(entry, small));
  const sorted = whole.toSorted(([a], [b]) => a - b);
  expect(sorted.filter(([start], at) => start < (sorted[at - 1]?.[1] ?? 0))).toEqual([]);
});
