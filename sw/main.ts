import { precacheEntries } from 'virtual:precache';
import { successionLockName } from '../src/core/lock-names.ts';
import { protocolVersion } from '../src/core/protocol-version.ts';
import { createBrowserClock } from './adapters/browser-clock.ts';
import { createBrowserRandomness } from './adapters/browser-randomness.ts';
import { createBrowserStorageEstimate } from './adapters/browser-storage-estimate.ts';
import { createClientAnnouncer } from './adapters/client-announcer.ts';
import { createFetchNetwork } from './adapters/fetch-network.ts';
import { createIdbJobStore } from './adapters/idb-job-store.ts';
import { createIdbLedger } from './adapters/idb-ledger.ts';
import { createIdbPieceStore } from './adapters/idb-piece-store.ts';
import { openPieceDatabases } from './adapters/idb-piece-schema.ts';
import { databaseName, openLadingDatabase } from './adapters/idb-schema.ts';
import { openIdbReserve } from './adapters/idb-reserve.ts';
import { createIdbSettingsStore } from './adapters/idb-settings-store.ts';
import { installAppShell } from './adapters/app-shell.ts';
import { createReservedJobStore } from './adapters/reserved-job-store.ts';
import { createSoundJobStore } from './adapters/sound-job-store.ts';
import { createWasmHasher } from './adapters/wasm-hasher.ts';
import { Border } from './border.ts';
import { engineLock } from './engine-lock.ts';
import { startEngine, type StartedEngine } from './engine/start.ts';
import { Lifetime } from './lifetime.ts';
import { serveFile, tokenIn } from './serve-file.ts';

declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
const clock = createBrowserClock();
const lock = engineLock(self.navigator.locks, scope);
let started: Promise<StartedEngine> | undefined;

/** Whether a page is letting a newer worker take over: this one, started once more by a late message, does nothing. */
const isSucceeded = async (): Promise<boolean> => {
  const { held = [] } = await self.navigator.locks.query();
  return held.some(({ name }) => name === successionLockName(scope));
};

/** True while a newer version takes over: then this worker answers nobody, so that pages reach the new one. */
let isAside = isSucceeded();

const stepAside = async (): Promise<void> => {
  await (await started)?.endWork();
  isAside = Promise.resolve(true);
  started = undefined;
  lock.release();
  lifetime.letGo();
};

/** The database is gone, by the browser's doing or the person's: the next message starts an engine on a new one. */
const startAnew = (): void => {
  const before = started;
  if (before === undefined) return;
  started = undefined;
  lock.release();
  void before.then((running) => running.endWork()).catch(() => undefined);
  createClientAnnouncer(self.clients).refresh();
};

const start = async (): Promise<StartedEngine> => {
  await lock.acquire();
  const db = await openLadingDatabase(databaseName(scope), startAnew);
  const [reserve, pieceDatabases] = await Promise.all([
    openIdbReserve(databaseName(scope), startAnew),
    openPieceDatabases(databaseName(scope), startAnew),
  ]);
  void reserve.keep();
  const deps = {
    clock,
    randomness: createBrowserRandomness(),
    jobs: createSoundJobStore(createReservedJobStore(createIdbJobStore(db), reserve, clock), clock),
    pieces: createIdbPieceStore(pieceDatabases),
    ledger: createIdbLedger(db),
    settings: createIdbSettingsStore(db),
    network: createFetchNetwork(self.location.origin, clock.now),
    hasher: createWasmHasher(),
    announcer: createClientAnnouncer(self.clients),
    storage: createBrowserStorageEstimate(),
    protocol: self.location.protocol,
    version: __LADING_VERSION__,
  };
  return startEngine(deps, stepAside);
};

/** The engine starts with the first message of a page, and again where it could not start before. */
const engine = (): Promise<StartedEngine> => {
  started ??= start().catch((error: unknown) => {
    started = undefined;
    lock.release();
    throw error;
  });
  return started;
};

let isBusy = (): boolean => false;

const lifetime = new Lifetime(clock, {
  isBusy: () => isBusy(),
  callPages: () => {
    void self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((pages) => {
      for (const page of pages) page.postMessage({ protocol: protocolVersion, kind: 'keep-alive' });
    });
  },
  onAlone: () => void started?.then((running) => running.endWork()),
  onCompany: () => void started?.then((running) => running.engine.changeWorld({ isWorking: true })),
});

const border = new Border(async () => {
  const running = await engine();
  isBusy = () => running.engine.isBusy;
  return running.handlers;
});

/** What workbox-window posts to a waiting worker when the person accepted it. */
const isSkipWaiting = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING';

const answer = async (event: ExtendableMessageEvent, page: WindowClient): Promise<void> => {
  // A succession that failed is over when its page lets go of the lock: then this worker works on.
  if (await isAside) isAside = isSucceeded();
  if (await isAside) return;
  lifetime.hold(event);
  await border.receive(event.data, page);
};

self.addEventListener('message', (event) => {
  // Workbox would listen too, and do what any page says: there is one border.
  event.stopImmediatePropagation();
  if (isSkipWaiting(event.data)) {
    event.waitUntil(self.skipWaiting());
    return;
  }
  const { source } = event;
  if (!(source instanceof WindowClient) || event.origin !== self.location.origin) return;
  event.waitUntil(answer(event, source));
});

self.addEventListener('online', () => void started?.then((running) => running.setConnectivity('online')));
self.addEventListener('offline', () => void started?.then((running) => running.setConnectivity('offline')));

self.addEventListener('fetch', (event) => {
  const token = tokenIn(new URL(event.request.url), scope);
  if (token === undefined) return;
  event.respondWith(
    serveFile(
      engine().then((running) => running.engine),
      token,
      event.request.mode,
    ),
  );
});

installAppShell(precacheEntries);
