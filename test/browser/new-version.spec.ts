import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256OfPattern } from '../server/pattern-hash.js';
import { call, complete, MiB, sha256Of, startJob, State, untilBytes, untilState } from './drive.ts';
import { expect, test as base } from './raw-fixtures.ts';
import type { RawPage } from './raw-page.ts';
import { fetchedAgain, sentOf, untilSent } from './traffic.ts';

const size = 64 * MiB;
const seed = 31;
const socketBuffers = 4 * MiB;

/** What makes a worker another version, and lets a test ask which one it is talking to. */
const newerPart = `
self.addEventListener('message', (event) => {
  if (event.data === 'which version?') event.source.postMessage('the newer one');
});
`;

/** Puts a newer worker where the app is served from. It listens first: the app's own border lets nothing pass. */
const publishNewer = async (dist: string): Promise<void> => {
  const path = join(dist, 'sw.js');
  await writeFile(path, `${newerPart}${await readFile(path, 'utf8')}`);
};

const test = base.extend({
  /** A copy of the build, which a test may change. */
  dist: async ({ dist }, use) => {
    const copy = await mkdtemp(join(tmpdir(), 'lading-dist-'));
    await cp(dist, copy, { recursive: true });
    await use(copy);
    await rm(copy, { recursive: true });
  },
});

/** Makes the browser look for a newer worker, and waits until one waits. */
const lookForUpdate = (tab: RawPage): Promise<void> =>
  tab.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    if (worker?.state !== 'installing') return;
    await new Promise((resolve) => {
      worker.addEventListener('statechange', resolve, { once: true });
    });
  });

const hasWaiting = (tab: RawPage): Promise<boolean> =>
  tab.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);

/** Asks the active worker whether it is the newer one; the older one does not know the question. */
const isNewer = (tab: RawPage): Promise<boolean> =>
  tab.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const answered = new Promise<boolean>((resolve) => {
      navigator.serviceWorker.addEventListener('message', ({ data }) => {
        if (data === 'the newer one') resolve(true);
      });
      setTimeout(() => resolve(false), 1000);
    });
    active?.postMessage('which version?');
    return answered;
  });

/** Presses the button of the banner that offers the new version, as soon as it is there. */
const accept = (tab: RawPage): Promise<void> =>
  tab.evaluate(async () => {
    for (;;) {
      const banner = document.querySelector('ld-app')?.shadowRoot?.querySelector('ld-banner');
      const button = banner?.shadowRoot?.querySelector('button');
      if (button) return button.click();
      await new Promise(requestAnimationFrame);
    }
  });

test('a new version that arrives while a job runs waits, is offered, and takes the job over when it is accepted', async ({
  dist,
  openTab,
  server,
  hashing,
}) => {
  const url = server.serve('/updated.bin', { size, seed, rate: MiB / 4 });
  const [other, tab] = [await openTab(), await openTab()];
  const id = await startJob(tab, { files: [{ remoteUrl: url }] });
  await untilBytes(tab, id, 2 * MiB);
  await publishNewer(dist);
  await lookForUpdate(tab);
  expect(await hasWaiting(tab)).toBe(true);
  await untilSent(server, url, sentOf(server, url) + 4 * MiB);
  expect(await hasWaiting(tab)).toBe(true);
  expect(await isNewer(tab)).toBe(false);
  expect(await call(tab, id, 'getState')).toBe(State.TRANSFERRING);

  await tab.untilLoaded(() => accept(tab));
  expect(await isNewer(tab)).toBe(true);
  expect(await hasWaiting(tab)).toBe(false);
  expect(await call(tab, id, 'getState')).not.toBe(State.TRANSFERRED);
  server.update(url, { rate: 2 * MiB });
  await untilState(other, id, State.TRANSFERRED);
  await complete(tab, id);
  expect(await sha256Of(tab, hashing, id)).toBe(await sha256OfPattern(seed, size));
  expect(Math.max(...fetchedAgain(server.requestsFor(url)))).toBeLessThanOrEqual(socketBuffers);
});

/** Asks for the state of a job again and again, and counts the answers until `stop` is set. */
const keepAsking = (tab: RawPage, id: string): Promise<void> =>
  tab.evaluate(async (wanted) => {
    const job = await (await ladingReady).getJob(wanted);
    const asked = { answers: 0, refusals: [] as string[], mustStop: false, isOver: Promise.resolve() };
    const ask = async (): Promise<void> => {
      while (!asked.mustStop) {
        try {
          await job.getState();
          asked.answers += 1;
        } catch (error) {
          asked.refusals.push(String(error));
        }
      }
    };
    asked.isOver = ask();
    Object.assign(globalThis, { asked });
  }, id);

const stopAsking = (tab: RawPage): Promise<{ answers: number; refusals: string[] }> =>
  tab.evaluate(async () => {
    const { asked } = globalThis as unknown as {
      asked: { answers: number; refusals: string[]; mustStop: boolean; isOver: Promise<void> };
    };
    asked.mustStop = true;
    await asked.isOver;
    return { answers: asked.answers, refusals: asked.refusals };
  });

test('a tab opened later is offered the waiting version too, and what others ask while it takes over is answered', async ({
  dist,
  openTab,
  server,
}) => {
  const url = server.serve('/updated.bin', { size: 32 * MiB, seed, rate: MiB });
  const other = await openTab();
  const id = await startJob(other, { files: [{ remoteUrl: url }] });
  await untilBytes(other, id, 2 * MiB);
  await publishNewer(dist);
  await lookForUpdate(other);
  expect(await hasWaiting(other)).toBe(true);
  const late = await openTab();
  await late.reload('past the worker');
  await keepAsking(other, id);
  await late.untilLoaded(() => accept(late));
  expect(await isNewer(late)).toBe(true);
  await untilState(late, id, State.TRANSFERRED);
  const { answers, refusals } = await stopAsking(other);
  expect(answers).toBeGreaterThan(100);
  expect(refusals).toEqual([]);
  expect(await call(other, id, 'getState')).toBe(State.TRANSFERRED);
});
