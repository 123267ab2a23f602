import { resolve } from 'node:path';
import { type BrowserContext, expect, type Page, test as base } from '@playwright/test';
import { createStaticServer } from '../../deploy/static-server.js';
import { createFaultyServer, type FaultyServer } from '../server/faulty-server.js';
import { createHashServer, type HashServer } from './hash-server.ts';

export type App = Awaited<ReturnType<typeof createStaticServer>>;

/** A failed request is the server's doing, and tests ask for many; everything else in a console is a fault of the app. */
const isNetworkNoise = (text: string): boolean => text.startsWith('Failed to load resource');

const tellViolations = (): void => {
  globalThis.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    console.error(`policy violation: ${violatedDirective} ${blockedURI} ${sample}`);
  });
};

const tellWorkerFaults = (): void => {
  globalThis.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    console.error(`policy violation in the worker: ${violatedDirective} ${blockedURI} ${sample}`);
  });
  globalThis.addEventListener('error', ({ message }) => console.error(`uncaught in the worker: ${message}`));
  globalThis.addEventListener('unhandledrejection', ({ reason }) => {
    console.error(`unhandled in the worker: ${reason instanceof Error ? reason.stack : String(reason)}`);
  });
};

/**
 * Collects what page and worker complain of, from now on: errors in their consoles, uncaught errors, violations of the
 * policy. It attaches to the worker, as Playwright always does: a test of lifetimes uses a browser of its own.
 */
const collectComplaints = async (context: BrowserContext): Promise<string[]> => {
  const complaints: string[] = [];
  context.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !isNetworkNoise(text)) complaints.push(text);
  });
  context.on('weberror', (webError) => complaints.push(`uncaught in a page: ${webError.error().stack ?? ''}`));
  context.on('serviceworker', (worker) => void worker.evaluate(tellWorkerFaults).catch(() => undefined));
  await context.addInitScript(tellViolations);
  return complaints;
};

/** Opens the app in a page and waits until the engine answers. */
export const openApp = async (page: Page, app: App): Promise<Page> => {
  await page.goto(app.url);
  await page.evaluate(async () => void (await ladingReady));
  return page;
};

export interface Fixtures {
  /** The folder of the build under test: `LADING_DIST`, or what `npm run build` leaves. */
  dist: string;
  /** The address of this machine that every server of a test listens at. */
  host: '127.0.0.1' | '::1';
  /** Serves the build with the policy's headers. */
  app: App;
  /** Serves files, and misbehaves as told. */
  server: FaultyServer;
  /** Hashes what a page sends to it. */
  hashing: HashServer;
  /** What page and worker complained of; a test fails where this is not empty at its end. */
  complaints: string[];
}

export const test = base.extend<Fixtures>({
  dist: [resolve(import.meta.dirname, '../..', process.env['LADING_DIST'] ?? 'dist'), { option: true }],
  host: ['127.0.0.1', { option: true }],
  app: async ({ dist, host }, use) => {
    const app = await createStaticServer({ root: dist, host });
    await use(app);
    await app.close();
  },
  server: async ({ host }, use) => {
    const server = await createFaultyServer({ host });
    await use(server);
    await server.close();
  },
  hashing: async ({ host }, use) => {
    const hashing = await createHashServer(host);
    await use(hashing);
    await hashing.close();
  },
  complaints: async ({ context }, use) => {
    const complaints = await collectComplaints(context);
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  page: async ({ context, app, complaints }, use) => {
    expect(complaints).toEqual([]);
    await use(await openApp(await context.newPage(), app));
  },
});

export { expect } from '@playwright/test';
