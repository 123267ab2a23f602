import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import type { FaultyServer } from '../server/faulty-server.js';
import type { ResourceInit } from '../server/resource.js';
import { chromiumArguments, chromiumCandidates } from '../support/chromium.js';
import { call, complete, makeJob, MiB, State, untilBytes, untilState } from './drive.ts';
import { type App, expect, openApp, test } from './fixtures.ts';
import { rowOf } from './screen.ts';

const folder = resolve(import.meta.dirname, '../../docs/screenshots');
const wanted = process.env['LADING_SCREENSHOTS'] !== undefined;

test.skip(!wanted, 'Pictures for the README are taken only where LADING_SCREENSHOTS is set.');
test.setTimeout(120_000);

/** A browser for which every example host is the faulty server, so that links look as they do in life. */
const openBrowser = (server: FaultyServer): Promise<Browser> => {
  const [executablePath] = chromiumCandidates();
  const rules = ['org', 'net', 'edu'].map((domain) => `MAP *.example.${domain} 127.0.0.1:${server.port}`);
  return chromium.launch({
    args: [...chromiumArguments, `--host-resolver-rules=${rules.join(',')}`],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
};

const answering = (status: number) =>
  ({ effect: { do: 'status', status, headers: { 'Retry-After': '240' } }, when: { from: 2 } }) as const;
const cutAfter = (afterBytes: number) => ({ effect: { do: 'cut', afterBytes }, when: { nth: 1 } }) as const;

type Make = (host: string, name: string, init: ResourceInit) => Promise<string>;

/** Jobs that wait for a person: retrying, paused, whole, saved, failed. */
const bringToRest = async (page: Page, make: Make): Promise<void> => {
  const run = async (...job: Parameters<Make>): Promise<string> => {
    const id = await make(...job);
    await call(page, id, 'resume');
    return id;
  };
  const busy = { size: 246e6, rate: 12 * MiB, faults: [cutAfter(113e6), answering(503)] };
  const retry = await run('dumps.example.org', 'enwiki-20261101-pages-articles-multistream.xml.bz2', busy);
  await untilState(page, retry, State.TRANSIENT_ERROR);
  const paused = await run('books.example.org', 'gutenberg-epub-collection-2026-10.zip', { size: 94e6, rate: 2 * MiB });
  await untilBytes(page, paused, 20e6);
  await call(page, paused, 'suspend');
  const whole = await run('mirror.example.net', 'Workstation-Live-43-1.6.x86_64.iso', { size: 25.8e6 });
  await untilState(page, whole, State.TRANSFERRED);
  const saved = await run('archive.example.org', 'field-recordings-2026-10-night-2-96kHz.flac', { size: 19.4e6 });
  await untilState(page, saved, State.TRANSFERRED);
  await complete(page, saved);
  const expired = { size: 47.1e6, rate: 12 * MiB, faults: [cutAfter(21.2e6), answering(403)] };
  await untilState(page, await run('objects.example.net', 'thesis-dataset-v3.parquet', expired), State.ERROR);
  await untilState(
    page,
    await run('press.example.edu', 'course-reader-autumn-2026.pdf', { cors: 'none' }),
    State.ERROR,
  );
};

/** Makes jobs as people have them, in the order of the list. */
const fill = async (page: Page, server: FaultyServer): Promise<void> => {
  const make: Make = (host, name, init) => {
    const { pathname } = new URL(server.serve(`/${encodeURIComponent(name)}`, init));
    return makeJob(page, { files: [{ remoteUrl: `http://${host}${pathname}` }] });
  };
  await page.evaluate(async () => void (await (await ladingReady).setSettings({ activeJobs: 5 })));
  // Those that are to move stand first, and begin when all others have come to rest.
  const iso = await make('releases.example.org', 'aurora-26.04.1-desktop-amd64.iso', { size: 262e6, rate: 0.6 * MiB });
  const title = 'محاضرة ١٢ – الديناميكا الحرارية والاتزان (كامل).mp4';
  const lecture = await make('lectures.example.edu', title, { size: 188e6, rate: 0.4 * MiB });
  const stream = { size: 900e6, support: 'none', length: 'chunked', rate: 1.3 * MiB } as const;
  const backup = await make('backup.example.net', 'nightly-export.sql.zst', stream);
  await bringToRest(page, make);
  const later = [
    await make('cinema.example.org', 'spring-open-movie-2160p.webm', { size: 420e6, rate: 0.5 * MiB }),
    await make('maps.example.org', 'planet-261102.osm.pbf', { size: 300e6, rate: 0.3 * MiB }),
    await make('archive.example.org', 'survey-drone-2026-10-31-block-C.laz', { size: 72e6 }),
  ];
  for (const id of [iso, lecture, backup, ...later]) await call(page, id, 'resume');
  await untilBytes(page, lecture, 25e6);
  await untilBytes(page, iso, 70e6);
};

/** Opens the app in a window of its own, with all jobs at work. */
const stage = async (
  { app, server }: { app: App; server: FaultyServer },
  options: BrowserContextOptions,
  act: (page: Page) => Promise<void>,
): Promise<void> => {
  const browser = await openBrowser(server);
  try {
    const page = await openApp(await (await browser.newContext(options)).newPage(), app);
    await fill(page, server);
    await act(page);
  } finally {
    await browser.close();
  }
};

/** Takes a picture, and makes it small where ImageMagick is at hand. */
const takePicture = async (page: Page, name: string): Promise<void> => {
  const path = resolve(folder, name);
  await page.screenshot({ path, animations: 'disabled' });
  const smaller = [path, '-strip', '+dither', '-colors', '256', '-define', 'png:compression-level=9', `PNG8:${path}`];
  await promisify(execFile)('convert', smaller).catch(() => undefined);
};

test.beforeAll(async () => {
  await mkdir(folder, { recursive: true });
});

test('A picture of a wide window in the light', async ({ app, server }) => {
  await stage({ app, server }, { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }, async (page) => {
    await rowOf(page, 'aurora-26.04.1-desktop-amd64.iso').getByText('Downloading').click();
    await expect(page.getByRole('complementary')).toContainText('strong ETag or date');
    await page.mouse.move(0, 0);
    await takePicture(page, 'wide-light.png');
  });
});

test('A picture of a phone in the dark', async ({ app, server }) => {
  const phone = {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
  } as const;
  await stage({ app, server }, phone, async (page) => {
    await expect(rowOf(page, 'nightly-export.sql.zst')).toContainText('Downloading');
    await takePicture(page, 'narrow-dark.png');
  });
});
