import type { JobInit } from '../../src/page/transfer-manager.ts';
import type { Evaluates } from '../browser/drive.ts';

/** What a page was told of a job at one time. */
export interface Told {
  readonly id: string;
  readonly name: string;
  readonly state: number;
  readonly bytes: number;
}

/** Makes a page tell the test what it hears of jobs, until its document is left. */
export const tellNews = (page: Evaluates): Promise<void> =>
  page.evaluate(async () => {
    const lading = await ladingReady;
    lading.addEventListener('jobmodification', ({ detail }) => {
      const { id, displayName: name, state, progress } = detail;
      tellTest(JSON.stringify({ id, name, state, bytes: progress.bytesTransferred }));
    });
  });

/** All jobs that there are, as the engine answers now. */
export const allJobs = (page: Evaluates): Promise<Told[]> =>
  page.evaluate(async () => {
    const { jobs } = await (await ladingReady).listJobs({ states: [0, 2, 3, 4, 5, 6, 7, 8], limit: 1000 });
    return jobs.map(({ id, displayName: name, state, progress }) => ({
      id,
      name,
      state,
      bytes: progress.bytesTransferred,
    }));
  });

/** Sees that there is one job of this display name and that it was resumed; answers its id. May be asked again. */
export const startOnce = (page: Evaluates, init: JobInit): Promise<string> =>
  page.evaluate(async (given) => {
    const lading = await ladingReady;
    const { jobs } = await lading.listJobs({ states: [0, 2, 3, 4, 5, 6], limit: 1000 });
    const found = jobs.find(({ displayName }) => displayName === given.displayName);
    const job = found ? await lading.getJob(found.id) : await lading.createJob(given);
    if ((await job.getState()) === 3) await job.resume();
    return job.id;
  }, init);

/** Sees that a job is complete, its files kept. May be asked again, also while the page still does it for the last time. */
export const completeOnce = (page: Evaluates, id: string): Promise<void> =>
  page.evaluate(async (wanted) => {
    const job = await (await ladingReady).getJob(wanted);
    try {
      await job.complete();
    } catch (error) {
      if ((await job.getState()) !== 7) throw error;
    }
  }, id);

/** Sees that a job is gone for good, whatever state it is in. May be asked again. */
export const removeOnce = (page: Evaluates, id: string): Promise<void> =>
  page.evaluate(async (wanted) => {
    const lading = await ladingReady;
    const { jobs } = await lading.listJobs({ states: [0, 2, 3, 4, 5, 6, 7, 8], limit: 1000 });
    const state = jobs.find((job) => job.id === wanted)?.state;
    if (state === undefined) return;
    const job = await lading.getJob(wanted);
    if (state !== 7 && state !== 8) await job.cancel();
    await job.remove();
  }, id);

/** The SHA-256 of each stretch of so many bytes of a kept file, as hex. */
export const stretchHashes = (page: Evaluates, id: string, stretch: number): Promise<string[]> =>
  page.evaluate(
    async (wish) => {
      const file = await (await (await ladingReady).getJob(wish.id)).getFile(0);
      const hashes: string[] = [];
      for (let at = 0; at < file.size; at += wish.stretch) {
        const bytes = await file.slice(at, at + wish.stretch).arrayBuffer();
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        hashes.push(Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''));
      }
      return hashes;
    },
    { id, stretch },
  );

/** Lets the engine use as many connections as so many jobs at once need. */
export const widen = (page: Evaluates): Promise<void> =>
  page.evaluate(async () => void (await (await ladingReady).setSettings({ connectionsTotal: 64 })));

/** The browser's full version. */
export const browserVersion = (page: Evaluates): Promise<string> =>
  page.evaluate(async () => {
    const data: unknown = Reflect.get(navigator, 'userAgentData');
    const hints = data as { getHighEntropyValues: (names: string[]) => Promise<{ uaFullVersion?: string }> };
    return (await hints.getHighEntropyValues(['uaFullVersion'])).uaFullVersion ?? 'unknown';
  });
