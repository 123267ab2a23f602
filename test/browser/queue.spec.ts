import { asksFor, crowds, timeWith } from './asked.ts';
import { attempt, call, makeJob, MiB, startJob, State, untilBytes, untilState } from './drive.ts';
import { expect, test } from './fixtures.ts';

test('Of fifty jobs never more than three are in flight at once, and all arrive', async ({ page, server }) => {
  const urls = Array.from({ length: 50 }, (_, at) => server.serve(`/${at}.bin`, { size: 100_000, latency: 40 }));
  const counts = await page.evaluate(async (remoteUrls) => {
    const lading = await ladingReady;
    const jobs = await Promise.all(remoteUrls.map((remoteUrl) => lading.createJob({ files: [{ remoteUrl }] })));
    const all = Promise.withResolvers<unknown>();
    const arrived = new Set<string>();
    lading.addEventListener('jobtransferred', ({ detail }) => {
      arrived.add(detail.id);
      if (arrived.size === jobs.length) all.resolve(undefined);
    });
    await Promise.all(jobs.map((job) => job.resume()));
    await all.promise;
    return (await lading.listJobs()).counts;
  }, urls);
  expect(counts[State.TRANSFERRED]).toBe(50);
  const spent = crowds(server.log, ({ path }) => path);
  expect(Math.max(...spent.keys())).toBe(3);
  expect(timeWith(3, spent)).toBeGreaterThan(0);
  expect(urls.filter((url) => asksFor(server, url).length !== 1)).toEqual([]);
});

test('The queue goes by priority, and by turn within one', async ({ page, server }) => {
  await page.evaluate(async () => (await ladingReady).setSettings({ activeJobs: 1 }));
  const serve = (name: string) => ({ files: [{ remoteUrl: server.serve(`/${name}`, { size: 1000, latency: 20 }) }] });
  const blocker = await startJob(page, {
    priority: 1,
    files: [{ remoteUrl: server.serve('/blocker', { size: 64 * MiB, rate: 64 * 1024 }) }],
  });
  await untilState(page, blocker, State.TRANSFERRING);
  const low = await makeJob(page, { ...serve('low'), priority: 3 });
  const first = await makeJob(page, serve('first'));
  const second = await makeJob(page, serve('second'));
  const high = await makeJob(page, { ...serve('high'), priority: 1 });
  for (const id of [low, second, first, high]) {
    await call(page, id, 'resume');
    expect(await call(page, id, 'getSnapshot')).toMatchObject({ state: State.QUEUED, waitingFor: 'turn' });
  }
  await call(page, blocker, 'cancel');
  for (const id of [low, second, first, high]) await untilState(page, id, State.TRANSFERRED);
  const order = server.log
    .filter(({ path, method }) => path !== '/blocker' && method === 'GET')
    .map(({ path }) => path);
  expect(order).toEqual(['/high', '/second', '/first', '/low']);
});

test('A job of higher priority takes the turn of a running one, and a foreground job needs none', async ({
  page,
  server,
}) => {
  await page.evaluate(async () => (await ladingReady).setSettings({ activeJobs: 1 }));
  const slow = { size: 256 * MiB, rate: 512 * 1024 };
  const normal = await startJob(page, { files: [{ remoteUrl: server.serve('/normal', slow) }] });
  await untilState(page, normal, State.TRANSFERRING);
  const foreground = await startJob(page, { priority: 0, files: [{ remoteUrl: server.serve('/foreground', slow) }] });
  await untilState(page, foreground, State.TRANSFERRING);
  expect(await call(page, normal, 'getState')).toBe(State.TRANSFERRING);
  const high = await startJob(page, {
    priority: 1,
    files: [{ remoteUrl: server.serve('/high', { size: MiB, rate: 256 * 1024 }) }],
  });
  await untilState(page, normal, State.QUEUED);
  await untilState(page, high, State.TRANSFERRED);
  await untilState(page, normal, State.TRANSFERRING);
  expect((await call(page, normal, 'getSnapshot')).errorCount).toBe(0);
});

test('The speed limit holds for all jobs together, and lifting it lets them go', async ({ page, server }) => {
  const limit = MiB;
  await page.evaluate(async (bytesPerSecondLimit) => (await ladingReady).setSettings({ bytesPerSecondLimit }), limit);
  const files = (name: string) => [{ remoteUrl: server.serve(name, { size: 16 * MiB }) }];
  const began = performance.now();
  const ids = [await startJob(page, { files: files('/a') }), await startJob(page, { files: files('/b') })];
  const [first] = ids;
  if (first === undefined) throw new Error('no job');
  await untilBytes(page, first, 1.5 * MiB);
  const seconds = (performance.now() - began) / 1000;
  const progress = await Promise.all(ids.map((id) => call(page, id, 'getProgress')));
  const bytes = progress.reduce((sum, { bytesTransferred }) => sum + bytesTransferred, 0);
  // One second's worth may come at once.
  expect(bytes).toBeLessThanOrEqual(limit * (seconds + 1.5));
  await page.evaluate(async () => (await ladingReady).setSettings({ bytesPerSecondLimit: 0 }));
  for (const id of ids) await untilState(page, id, State.TRANSFERRED);
  expect(performance.now() - began).toBeLessThan(((32 * MiB) / limit) * 1000);
});

test('With autoComplete a job is saved as soon as its files are whole, and settings stay after a reload', async ({
  page,
  server,
}) => {
  await page.evaluate(async () => (await ladingReady).setSettings({ autoComplete: true }));
  const id = await startJob(page, { files: [{ remoteUrl: server.serve('/auto.bin', { size: MiB }) }] });
  const { files } = await untilState(page, id, State.ACKNOWLEDGED);
  expect(files[0]?.completed).toBe(true);
  expect((await attempt(page, id, 'getFile', 0)).error).toBeUndefined();

  const change = { activeJobs: 7, connectionsPerHost: 3, autoComplete: true, bytesPerSecondLimit: 5000 };
  const set = await page.evaluate(async (wish) => (await ladingReady).setSettings(wish), change);
  expect(set).toEqual({ ...change, connectionsTotal: 12, costPolicy: 'always' });
  await page.reload();
  expect(await page.evaluate(async () => (await ladingReady).getSettings())).toEqual(set);
});
