import { sha256OfPattern } from '../server/pattern-hash.js';
import { call, complete, MiB, sha256Of, startJob, State, untilBytes, untilState } from './drive.ts';
import { expect, test } from './raw-fixtures.ts';
import type { RawPage } from './raw-page.ts';
import { fetchedAgain, sentOf, untilSent, watchTraffic } from './traffic.ts';

const size = 64 * MiB;
const seed = 21;
const rate = 2 * MiB;

/** Bytes a second of a connection: six of them take three quarters of a minute, so that nothing is whole too soon. */
const crawl = MiB / 4;

/** What the sockets of one connection may hold that the browser never read. */
const socketBuffers = 4 * MiB;

const engineLocks = (tab: RawPage): Promise<number> =>
  tab.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    return held.filter(({ name }) => name === 'lading-engine').length;
  });

const jobsSeenBy = (tab: RawPage): Promise<string[]> =>
  tab.evaluate(async () => (await (await ladingReady).listJobs()).jobs.map(({ id }) => id));

const isControlled = (tab: RawPage): Promise<boolean> =>
  tab.evaluate(() => navigator.serviceWorker.controller !== null);

test('two tabs are one engine: nothing is asked for twice, and a tab that closes takes nothing with it', async ({
  openTab,
  server,
  hashing,
}) => {
  const url = server.serve('/shared.bin', { size, seed, rate });
  const [first, second] = [await openTab(), await openTab()];
  const id = await startJob(first, { files: [{ remoteUrl: url }] });
  await Promise.all([call(first, id, 'resume'), call(second, id, 'resume')]);
  expect(await jobsSeenBy(second)).toEqual([id]);
  await untilBytes(second, id, 8 * MiB);
  expect(await engineLocks(second)).toBe(1);
  await first.close();
  await untilState(second, id, State.TRANSFERRED);
  await complete(second, id);
  expect(await sha256Of(second, hashing, id)).toBe(await sha256OfPattern(seed, size));
  const asked = server.requestsFor(url).map(({ range }) => range);
  expect(new Set(asked).size).toBe(asked.length);
  expect(Math.max(...fetchedAgain(server.requestsFor(url)))).toBeLessThanOrEqual(socketBuffers);
});

test('with both tabs closed for longer than a worker may idle the traffic goes on, and a new tab finds the job further', async ({
  openTab,
  server,
  hashing,
}) => {
  test.setTimeout(90_000);
  const url = server.serve('/alone.bin', { size, seed, rate: MiB / 8 });
  const [first, second] = [await openTab(), await openTab()];
  const id = await startJob(first, { files: [{ remoteUrl: url }] });
  await untilSent(server, url, MiB);
  await Promise.all([first.close(), second.close()]);
  const { bytes, longestSilence } = await watchTraffic(server, url, 38_000);
  expect(bytes).toBeGreaterThan(4 * MiB);
  expect(longestSilence).toBeLessThan(5000);
  const sent = sentOf(server, url);
  const third = await openTab();
  const { progress } = await call(third, id, 'getSnapshot');
  expect(progress.bytesTransferred).toBeGreaterThan(sent - 4 * MiB);
  server.update(url, { rate: Infinity });
  server.destroyConnections();
  await untilState(third, id, State.TRANSFERRED);
  await complete(third, id);
  expect(await sha256Of(third, hashing, id)).toBe(await sha256OfPattern(seed, size));
});

test('a reload and a reload past the worker leave the job alone, and the page without a controller is answered', async ({
  openTab,
  server,
  hashing,
}) => {
  const url = server.serve('/reloaded.bin', { size, seed, rate: crawl });
  const tab = await openTab();
  const id = await startJob(tab, { files: [{ remoteUrl: url }] });
  await untilBytes(tab, id, 2 * MiB);
  await tab.reload();
  expect(await isControlled(tab)).toBe(true);
  expect(await call(tab, id, 'getState')).toBe(State.TRANSFERRING);
  await untilBytes(tab, id, 4 * MiB);
  await tab.reload('past the worker');
  expect(await isControlled(tab)).toBe(false);
  expect(await call(tab, id, 'getState')).toBe(State.TRANSFERRING);
  await call(tab, id, 'suspend');
  expect(await call(tab, id, 'getState')).toBe(State.SUSPENDED);
  server.update(url, { rate });
  await call(tab, id, 'resume');
  await untilState(tab, id, State.TRANSFERRED);
  await complete(tab, id);
  expect(await isControlled(tab)).toBe(false);
  expect(await sha256Of(tab, hashing, id)).toBe(await sha256OfPattern(seed, size));
  expect(Math.max(...fetchedAgain(server.requestsFor(url)))).toBeLessThanOrEqual(socketBuffers);
});

test('the app starts without its server, also in a browser that was killed meanwhile, and downloads', async ({
  app,
  chromium,
  openTab,
  server,
}) => {
  const url = server.serve('/offline.bin', { size, seed, rate: crawl });
  const id = await startJob(await openTab(), { files: [{ remoteUrl: url }] });
  await untilSent(server, url, 4 * MiB);
  await app.close();
  await chromium.kill();
  server.update(url, { rate: Infinity });
  await chromium.startAgain();
  const tab = await openTab();
  const looks = await tab.evaluate(() => ({
    title: document.title,
    app: document.querySelector('ld-app')?.shadowRoot?.childElementCount ?? 0,
  }));
  expect(looks.title).toContain('Lading');
  expect(looks.app).toBeGreaterThan(0);
  await untilState(tab, id, State.TRANSFERRED);
});

const newerVersion = 99;

test('a database of a newer version is left as it is, and the page says why it does not start', async ({
  app,
  chromium,
}) => {
  const writer = await chromium.open(new URL('robots.txt', app.url).href);
  await writer.evaluate(
    (version) =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open('lading:/', version);
        request.addEventListener('upgradeneeded', () => {
          request.result.createObjectStore('cargo').put('precious', 'key');
        });
        request.addEventListener('success', () => {
          request.result.close();
          resolve();
        });
      }),
    newerVersion,
  );
  const tab = await chromium.open(app.url);
  for (let times = 0; times < 2; times += 1) {
    const refusal = await tab.evaluate(async () => {
      const error = await ladingReady.catch((reason: unknown) => reason);
      return error instanceof Error ? { ...error, name: error.name } : undefined;
    });
    expect(refusal).toMatchObject({ name: 'BitsError', code: 'BG_E_DATABASE_CORRUPT' });
    await tab.reload();
  }
  const kept = await writer.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const request = indexedDB.open('lading:/');
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
        request.addEventListener('success', () => {
          const { result: db } = request;
          const read = db.transaction('cargo').objectStore('cargo').get('key');
          read.addEventListener('success', () => {
            resolve({ version: db.version, tables: [...db.objectStoreNames], value: read.result as unknown });
            db.close();
          });
        });
      }),
  );
  expect(kept).toEqual({ version: newerVersion, tables: ['cargo'], value: 'precious' });
});
