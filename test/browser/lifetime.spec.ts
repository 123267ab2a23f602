import type { FaultyServer } from '../server/faulty-server.js';
import { sha256OfPattern } from '../server/pattern-hash.js';
import { complete, MiB, sha256Of, startJob, State, untilState } from './drive.ts';
import { expect, test } from './raw-fixtures.ts';
import type { RawPage } from './raw-page.ts';
import { type Traffic, untilSent, watchTraffic } from './traffic.ts';

const size = 200 * MiB;
const seed = 5;

/** Bytes a second of a connection: what lasts as long as a test waits. */
const crawl = 40 * 1024;

const seconds = (count: number): number => count * 1000;
const minutes = (count: number): number => seconds(60 * count);

const visibilityOf = (tab: RawPage): Promise<string> => tab.evaluate(() => document.visibilityState);

/** Puts another tab in front and lets go of the first one, so that no debugger is near it; answers the other. */
const hide = async (tab: RawPage, open: () => Promise<RawPage>): Promise<RawPage> => {
  const cover = await open();
  expect(await visibilityOf(tab)).toBe('hidden');
  await tab.detach();
  return cover;
};

const expectSteady = ({ bytes, longestSilence }: Traffic, time: number): void => {
  expect(bytes).toBeGreaterThan((time / 1000) * crawl * 0.8);
  expect(longestSilence).toBeLessThan(seconds(5));
};

/** Opens the app once more, lets the job end quickly, and compares the file. */
const finish = async (server: FaultyServer, url: string, open: () => Promise<RawPage>, id: string) => {
  server.update(url, { rate: Infinity });
  server.destroyConnections();
  const tab = await open();
  await untilState(tab, id, State.TRANSFERRED);
  await complete(tab, id);
  return tab;
};

test('the worker goes on for longer than it may idle while its page is hidden, and after the page was closed', async ({
  chromium,
  openTab,
  server,
  hashing,
}) => {
  test.setTimeout(minutes(4));
  const url = server.serve('/slow.bin', { size, seed, rate: crawl });
  const tab = await openTab();
  const id = await startJob(tab, { files: [{ remoteUrl: url }] });
  await untilSent(server, url, crawl);
  await hide(tab, () => chromium.open('about:blank'));
  const hidden = await watchTraffic(server, url, seconds(75));
  expectSteady(hidden, seconds(75));
  await tab.attach();
  expect(await visibilityOf(tab)).toBe('hidden');
  await tab.close();
  const alone = await watchTraffic(server, url, seconds(60));
  expectSteady(alone, seconds(60));
  const last = await finish(server, url, openTab, id);
  expect(await sha256Of(last, hashing, id)).toBe(await sha256OfPattern(seed, size));
});

test('a page hidden for four minutes and then closed leaves a worker that works on for minutes, ends, and is continued', async ({
  chromium,
  openTab,
  server,
  hashing,
}) => {
  test.skip(process.env['LADING_LONG'] !== '1', 'takes ten minutes: npm run test:long');
  test.setTimeout(minutes(14));
  const url = server.serve('/slow.bin', { size, seed, rate: crawl });
  const tab = await openTab();
  const id = await startJob(tab, { files: [{ remoteUrl: url }] });
  await untilSent(server, url, crawl);
  await hide(tab, () => chromium.open('about:blank'));
  const hidden = await watchTraffic(server, url, minutes(4));
  expectSteady(hidden, minutes(4));
  await tab.attach();
  expect(await visibilityOf(tab)).toBe('hidden');
  const closedAt = performance.now();
  await tab.close();
  const alone = await watchTraffic(server, url, minutes(4));
  expectSteady(alone, minutes(4));
  await server.waitFor(() => server.activeConnections(url) === 0, { timeoutMs: minutes(2) });
  const aliveFor = (performance.now() - closedAt) / 1000;
  console.log(
    `hidden ${JSON.stringify(hidden)}, closed ${JSON.stringify(alone)}, ended after ${Math.round(aliveFor)} s`,
  );
  expect(aliveFor).toBeLessThan(310);
  const before = server.requestsFor(url).length;
  const silence = server.waitFor(() => server.requestsFor(url).length > before, { timeoutMs: seconds(45) });
  await expect(silence).rejects.toThrow('the log did not become as expected');
  const last = await finish(server, url, openTab, id);
  expect(await sha256Of(last, hashing, id)).toBe(await sha256OfPattern(seed, size));
});
