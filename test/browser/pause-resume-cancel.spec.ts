import { sha256OfPattern } from '../server/pattern-hash.js';
import { askedSpan, asksFor, sharing } from './asked.ts';
import {
  attempt,
  call,
  complete,
  MiB,
  rowsOf,
  sha256Of,
  spansOf,
  startJob,
  State,
  storedPieces,
  untilBytes,
  untilState,
} from './drive.ts';
import { expect, test } from './fixtures.ts';

const size = 48 * MiB;

/** Bytes a second of a connection: six of them take half a minute, so that nothing is whole before it is interrupted. */
const crawl = 256 * 1024;

const now = (): number => performance.timeOrigin + performance.now();

test('A pause cuts the traffic within a second, and a resume asks for no stored byte again', async ({
  page,
  server,
  hashing,
}) => {
  const url = server.serve('/paused.bin', { size, seed: 5, rate: crawl });
  const id = await startJob(page, { files: [{ remoteUrl: url }] });
  await untilBytes(page, id, 4 * MiB);
  const pausedAt = now();
  await call(page, id, 'suspend');
  await server.waitFor(() => server.activeConnections() === 0, { timeoutMs: 1000 });
  const asks = asksFor(server, url);
  expect(Math.max(...asks.map(({ closedAt = Infinity }) => closedAt)) - pausedAt).toBeLessThan(1000);

  const stored = spansOf(await storedPieces(page, id));
  const bytes = stored.reduce((sum, [start, end]) => sum + end - start, 0);
  const { state, progress, files } = await call(page, id, 'getSnapshot');
  expect({ state, bytes: progress.bytesTransferred, held: files[0]?.held }).toEqual({
    state: State.SUSPENDED,
    bytes,
    held: stored,
  });
  expect(bytes).toBeGreaterThanOrEqual(4 * MiB);
  const sent = asks.reduce((sum, { bytesSent }) => sum + bytesSent, 0);
  expect(sent - bytes).toBeLessThan(asks.length * MiB);

  server.update(url, { rate: 16 * MiB });
  await call(page, id, 'resume');
  await untilState(page, id, State.TRANSFERRED);
  const later = asksFor(server, url).slice(asks.length);
  expect(later.length).toBeGreaterThan(0);
  expect(
    sharing(
      later.map((entry) => askedSpan(entry, size)),
      stored,
    ),
  ).toEqual([]);
  await complete(page, id);
  expect(await sha256Of(page, hashing, id)).toBe(await sha256OfPattern(5, size));
});

test('Nothing is fetched for a job that is paused, until it is resumed', async ({ page, server }) => {
  const url = server.serve('/twice.bin', { size, rate: crawl });
  const other = server.serve('/other.bin', { size: MiB });
  const id = await startJob(page, { files: [{ remoteUrl: url }] });
  await untilState(page, id, State.TRANSFERRING);
  await call(page, id, 'suspend');
  const asked = server.requestsFor(url).length;
  const next = await startJob(page, { files: [{ remoteUrl: other }] });
  await untilState(page, next, State.TRANSFERRED);
  expect(server.requestsFor(url)).toHaveLength(asked);
  expect(await call(page, id, 'getState')).toBe(State.SUSPENDED);
});

test('A cancel cuts the traffic and leaves no byte of the job in the database, also of one that is ready to save', async ({
  page,
  server,
}) => {
  const url = server.serve('/cancelled.bin', { size, rate: crawl });
  const id = await startJob(page, { files: [{ remoteUrl: url }] });
  await untilBytes(page, id, 2 * MiB);
  expect((await storedPieces(page, id)).length).toBeGreaterThan(0);
  const cancelledAt = now();
  await call(page, id, 'cancel');
  expect(await storedPieces(page, id)).toEqual([]);
  await server.waitFor(() => server.activeConnections() === 0, { timeoutMs: 1000 });
  const ends = server.requestsFor(url).map(({ closedAt = Infinity }) => closedAt);
  expect(Math.max(...ends) - cancelledAt).toBeLessThan(1000);
  expect(await call(page, id, 'getState')).toBe(State.CANCELLED);
  expect(await page.evaluate(async () => (await (await ladingReady).getStorage()).held)).toBe(0);

  const whole = await startJob(page, { files: [{ remoteUrl: server.serve('/whole.bin', { size: MiB }) }] });
  await untilState(page, whole, State.TRANSFERRED);
  expect(spansOf(await storedPieces(page, whole))).toEqual([[0, MiB]]);
  await call(page, whole, 'cancel');
  expect(await storedPieces(page, whole)).toEqual([]);
});

test('Removing a final job leaves no row of it in any table', async ({ page, server }) => {
  const remoteUrl = server.serve('/removed.bin', { size: MiB });
  const kept = await startJob(page, { files: [{ remoteUrl, headers: { 'x-secret': 'one' } }] });
  await untilState(page, kept, State.TRANSFERRED);
  await complete(page, kept);
  const cancelled = await startJob(page, { files: [{ remoteUrl }] });
  await call(page, cancelled, 'cancel');
  expect(await rowsOf(page, kept)).toMatchObject({ jobs: 1, files: 1, headers: 1 });
  for (const id of [kept, cancelled]) {
    await call(page, id, 'remove');
    expect(await rowsOf(page, id)).toEqual({});
    await expect(call(page, id, 'getState')).rejects.toThrow(/BitsError/);
  }
  const ids = await page.evaluate(async () => (await (await ladingReady).enumJobs({ includeFinal: true })).length);
  expect(ids).toBe(0);
});

test('Completing early keeps the whole files and deletes the unfinished ones; without a whole file it keeps nothing and frees the bytes', async ({
  page,
  server,
  hashing,
}) => {
  const first = server.serve('/first.bin', { size: MiB, seed: 2 });
  const second = server.serve('/second.bin', { size, rate: crawl });
  const id = await startJob(page, { files: [{ remoteUrl: first }, { remoteUrl: second }] });
  await server.waitFor(() => server.activeConnections(second) > 0);
  expect(await complete(page, id)).toEqual({ code: 'BG_S_PARTIAL_COMPLETE', files: [0] });
  await server.waitFor(() => server.activeConnections() === 0, { timeoutMs: 1000 });
  const { state, files, progress } = await call(page, id, 'getSnapshot');
  expect(state).toBe(State.ACKNOWLEDGED);
  expect(files.map(({ completed }) => completed)).toEqual([true, false]);
  expect(progress).toMatchObject({ bytesTransferred: MiB, filesTransferred: 1, filesTotal: 2 });
  expect(new Set((await storedPieces(page, id)).map(({ index }) => index))).toEqual(new Set([0]));
  expect(await sha256Of(page, hashing, id, 0)).toBe(await sha256OfPattern(2, MiB));
  expect((await attempt(page, id, 'getFile', 1)).error).toMatchObject({ name: 'BitsError', code: 'BG_E_NOT_FOUND' });

  const slow = server.serve('/slow.bin', { size, rate: crawl });
  const other = await startJob(page, { files: [{ remoteUrl: slow }] });
  await untilBytes(page, other, 2 * MiB);
  expect(await complete(page, other)).toEqual({ code: 'BG_S_PARTIAL_COMPLETE', files: [] });
  expect(await storedPieces(page, other)).toEqual([]);
  expect(await call(page, other, 'getProgress')).toMatchObject({ bytesTransferred: 0, filesTransferred: 0 });
});
