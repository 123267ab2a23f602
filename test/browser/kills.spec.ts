import { sha256OfPattern } from '../server/pattern-hash.js';
import { call, complete, MiB, sha256Of, startJob, State, untilBytes, untilState } from './drive.ts';
import { ProgressWatch } from './progress-watch.ts';
import { expect, test } from './raw-fixtures.ts';
import { fetchedAgain, sentOf, untilSent } from './traffic.ts';

const size = 200_000_000;
const blob = 8 * MiB;

/** What the sockets of one connection may hold that the browser never read. */
const socketBuffers = 6 * MiB;

/** Numbers from 0 up to 1, the same for the same seed. */
const randomOf = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

type Victim = 'worker' | 'browser';

interface Kill {
  readonly victim: Victim;
  /** After how many bytes sent. */
  readonly at: number;
}

/** Five workers and three browsers, in random order at random moments while a quarter or more is still to come. */
const planKills = (seed: number): Kill[] => {
  const random = randomOf(seed);
  const victims: Victim[] = ['worker', 'worker', 'worker', 'worker', 'worker', 'browser', 'browser', 'browser'];
  return victims
    .map((victim) => ({ victim, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ victim }, index) => ({ victim, at: Math.round(size * (0.03 + (index + random()) * 0.09)) }));
};

const lines = [
  { name: 'a slow line', rate: 1.5 * MiB, firstSeed: 11 },
  { name: 'a fast line', rate: 8 * MiB, firstSeed: 12 },
];

for (const { name, rate, firstSeed } of lines) {
  test(`200 MB over ${name} survive five stops of the worker and three kills of the browser`, async ({
    chromium,
    openTab,
    server,
    hashing,
  }, testInfo) => {
    test.setTimeout(150_000);
    const seed = 1000 * testInfo.repeatEachIndex + firstSeed;
    const url = server.serve('/big.bin', { size, seed, rate });
    const watch = new ProgressWatch();
    let tab = await openTab();
    await watch.follow(tab);
    const id = await startJob(tab, { files: [{ remoteUrl: url }] });
    let cutConnections = 0;
    for (const { victim, at } of planKills(seed)) {
      await untilSent(server, url, at);
      const before = server.requestsFor(url).length;
      cutConnections += server.activeConnections(url);
      if (victim === 'worker') {
        await tab.stopWorkers();
        await tab.reload();
        await watch.begin(tab);
      } else {
        await chromium.kill();
        await chromium.startAgain();
        tab = await openTab();
        await watch.follow(tab);
      }
      // A browser that lost its database says here that there is no such job.
      await call(tab, id, 'getState');
      await server.waitFor(() => server.requestsFor(url).length > before, { timeoutMs: 20_000 });
    }
    await untilState(tab, id, State.TRANSFERRED);
    await complete(tab, id);
    expect(await sha256Of(tab, hashing, id)).toBe(await sha256OfPattern(seed, size));
    const again = fetchedAgain(server.requestsFor(url));
    console.log(
      `${name}: ${cutConnections} connections cut, ${sentOf(server, url) - size} bytes fetched again, at most ${Math.max(...again)} of one connection`,
    );
    expect(Math.max(...again)).toBeLessThanOrEqual(blob + socketBuffers);
    expect(again.filter((bytes) => bytes > socketBuffers).length).toBeLessThanOrEqual(cutConnections);
    expect(watch.announced).toBeGreaterThan(8);
    expect(watch.falls).toEqual([]);
  });
}

test('a suspended job stays suspended and a failed one keeps its time for the next try when the browser is killed', async ({
  chromium,
  openTab,
  server,
}) => {
  test.setTimeout(60_000);
  const paused = server.serve('/paused.bin', { size: 50 * MiB, rate: MiB / 4 });
  const failing = server.serve('/failing.bin', {
    faults: [{ when: { nth: 1 }, effect: { do: 'status', status: 503, headers: { 'Retry-After': '12' } } }],
  });
  const first = await openTab();
  const pausedId = await startJob(first, { files: [{ remoteUrl: paused }] });
  const failingId = await startJob(first, { files: [{ remoteUrl: failing }] });
  await untilBytes(first, pausedId, 2 * MiB);
  await call(first, pausedId, 'suspend');
  const { progress } = await call(first, pausedId, 'getSnapshot');
  const before = await untilState(first, failingId, State.TRANSIENT_ERROR);
  const asked = server.requestsFor(paused).length;

  await chromium.kill();
  await chromium.startAgain();
  const second = await openTab();

  const after = await call(second, failingId, 'getSnapshot');
  expect(after.state).toBe(State.TRANSIENT_ERROR);
  expect(after.error?.retryAt).toBe(before.error?.retryAt);
  await server.waitFor(() => server.requestsFor(failing).length > 1, { timeoutMs: 30_000 });
  const [refused, tried] = server.requestsFor(failing);
  expect((tried?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThan(11_900);
  expect((tried?.at ?? 0) - (refused?.at ?? 0)).toBeLessThan(20_000);
  await untilState(second, failingId, State.TRANSFERRED);
  const suspended = await call(second, pausedId, 'getSnapshot');
  expect(suspended.state).toBe(State.SUSPENDED);
  expect(suspended.progress).toEqual(progress);
  expect(server.requestsFor(paused).length).toBe(asked);
});

test('a worker that dies while a page watches is missed, and the job goes on without anybody doing anything', async ({
  openTab,
  server,
}) => {
  test.setTimeout(90_000);
  const url = server.serve('/watched.bin', { size: 50 * MiB, rate: MiB / 4 });
  const tab = await openTab();
  const id = await startJob(tab, { files: [{ remoteUrl: url }] });
  await untilBytes(tab, id, 2 * MiB);
  await tab.stopWorkers();
  const before = server.requestsFor(url).length;
  await server.waitFor(() => server.requestsFor(url).length > before, { timeoutMs: 60_000 });
  await tab.close();
});
