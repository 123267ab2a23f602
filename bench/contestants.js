/** @import { Page } from 'playwright' */

/**
 * What a page does to get one file, timed from the wish to the last byte. Each answers milliseconds.
 * @typedef {(page: Page, url: string) => Promise<number>} Contestant
 */

/** Lading: from `createJob` to TRANSFERRED, every byte stored. @type {Contestant} */
const lading = (page, url) =>
  page.evaluate(async (remoteUrl) => {
    const manager = await ladingReady;
    const start = performance.now();
    const job = await manager.createJob({ files: [{ remoteUrl }], priority: 0 });
    await new Promise((resolve, reject) => {
      manager.addEventListener('jobtransferred', ({ detail }) => detail.id === job.id && resolve(undefined));
      manager.addEventListener(
        'joberror',
        ({ detail }) => detail.id === job.id && reject(new Error(detail.error?.message)),
      );
      job.resume().catch(reject);
    });
    const elapsed = performance.now() - start;
    await job.cancel();
    await job.remove();
    return elapsed;
  }, url);

/** The browser's own download, to the file on disk. @type {Contestant} */
const ownDownload = async (page, url) => {
  const frame = await page.context().newPage();
  const start = performance.now();
  const download = frame.waitForEvent('download');
  await frame.goto(url).catch(() => undefined);
  await (await download).path();
  const elapsed = performance.now() - start;
  await (await download).delete();
  await frame.close();
  return elapsed;
};

/** One fetch whose bytes are read and dropped: what reading alone costs. @type {Contestant} */
const bareRead = (page, url) =>
  page.evaluate(async (address) => {
    const start = performance.now();
    const response = await fetch(address, { cache: 'no-store' });
    for await (const chunk of response.body ?? []) void chunk;
    return performance.now() - start;
  }, url);

/** Who takes part, the one that the others are compared with first. */
export const contestants = /** @type {const} */ ([
  { name: "the browser's own download", run: ownDownload },
  { name: 'Lading, to TRANSFERRED', run: lading },
  { name: 'a bare read loop', run: bareRead },
]);
