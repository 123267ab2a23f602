import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { createStaticServer } from '../deploy/static-server.js';
import { createFaultyServer } from '../test/server/faulty-server.js';
import { chromiumArguments, chromiumCandidates } from '../test/support/chromium.js';
import { contestants } from './contestants.js';
import { median, tableOf } from './table.js';

/** @import { Page } from 'playwright' */
/** @import { Row } from './table.js' */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const mebibyte = 2 ** 20;
const rounds = Number(process.env['ROUNDS'] ?? 5);

const scenarios = [
  { title: '256 MiB, as fast as the machine allows', size: 256 * mebibyte, rate: undefined },
  { title: '64 MiB from a server that gives 4 MiB/s a connection', size: 64 * mebibyte, rate: 4 * mebibyte },
];

/**
 * Runs every contestant in turn, round by round, so that what slows the machine down slows all of them.
 * @param {Page} page
 * @param {string} url
 * @returns {Promise<Row[]>}
 */
const race = async (page, url) => {
  /** @type {number[][]} */
  const times = contestants.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, { run }] of contestants.entries()) times[at]?.push(await run(page, url));
  }
  const first = median(times[0] ?? []);
  return contestants.map(({ name }, at) => {
    const milliseconds = times[at] ?? [];
    return { name, milliseconds, ratio: first / median(milliseconds) };
  });
};

const bench = async () => {
  const app = await createStaticServer({ root: join(root, 'dist') });
  const server = await createFaultyServer();
  const [executablePath] = chromiumCandidates();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: chromiumArguments });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(app.url);
  await page.evaluate(() => ladingReady.then(() => undefined));
  const results = [];
  for (const { title, size, rate } of scenarios) {
    const contentDisposition = 'attachment; filename="bench.bin"';
    const url = server.serve(`/bench-${results.length}.bin`, {
      size,
      contentDisposition,
      headers: { 'Cache-Control': 'no-store' },
      ...(rate ? { rate } : {}),
    });
    const rows = await race(page, url);
    console.log(tableOf(title, rows));
    results.push({ title, rows });
  }
  await browser.close();
  await Promise.all([app.close(), server.close()]);
  const [{ model } = { model: 'unknown' }] = cpus();
  const report = {
    at: new Date().toISOString(),
    browser: browser.version(),
    cpus: cpus().length,
    model,
    rounds,
    results,
  };
  await mkdir(join(root, 'bench/results'), { recursive: true });
  await writeFile(join(root, 'bench/results/latest.json'), `${JSON.stringify(report, null, 2)}\n`);
};

await bench();
