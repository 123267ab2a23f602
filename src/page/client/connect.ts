import type { Announcement } from '../../protocol/messages.ts';
import { engineLockName, successionLockName } from '../../core/lock-names.ts';
import { EngineLink } from './engine-link.ts';
import { EngineWatch } from './engine-watch.ts';
import { LadingManager } from './lading-manager.ts';
import { Canary } from './canary.ts';
import { createSaver } from './saver.ts';
import { Succession } from './succession.ts';
import { createWorkerEnd } from './worker-end.ts';
import { registerWorker } from './worker-registration.ts';

/** A page that is in touch with the engine. */
export interface Connection {
  readonly manager: LadingManager;
  readonly canary: Canary;
  /** Calls back when a newer version of the app waits. */
  readonly onUpdate: (offer: () => void) => void;
  /** Ends the old engine's work in order, and lets the newer version take over; the page reloads when it has. */
  readonly useUpdate: () => Promise<void>;
  /** Calls back when facts that concern every job changed. */
  readonly onRefresh: (refresh: () => void) => void;
  /** Calls back when page and worker no longer understand each other. */
  readonly onOtherVersion: (tell: () => void) => void;
}

/** Asks the browser once to keep what is stored, when the first bytes are wanted. */
const keepStorage = (): (() => void) => {
  let isAsked = false;
  return () => {
    if (isAsked || !('storage' in navigator)) return;
    isAsked = true;
    void navigator.storage.persist().catch(() => undefined);
  };
};

/** Registers the worker, greets it, and answers what the page needs. Rejects with a BitsError that says why not. */
export const connect = async (): Promise<Connection> => {
  const { registration, onUpdate, useUpdate } = await registerWorker();
  const succession = new Succession({
    locks: navigator.locks,
    lockName: successionLockName(registration.scope),
    hasSuccessor: () => registration.waiting !== null,
  });
  const link = new EngineLink(createWorkerEnd(navigator.serviceWorker, registration, succession));
  const { send } = link;
  const { version, isBusy, storeId } = await send('hello', {});
  const canary = new Canary(localStorage, `lading:${new URL(registration.scope).pathname}`, storeId);
  const manager = new LadingManager(version, { send, saver: createSaver(send), beforeResume: keepStorage() });
  const watch = new EngineWatch({
    locks: navigator.locks,
    lockName: engineLockName(registration.scope),
    greet: () => send('hello', {}),
  });
  if (isBusy) watch.expectWork();
  let refresh = (): void => undefined;
  let otherVersion = (): void => undefined;
  link.onAnnouncement = (announcement: Announcement) => {
    if (announcement.kind === 'other-version') otherVersion();
    else watch.expectWork();
    if (announcement.kind === 'news') manager.announce(announcement.news);
    if (announcement.kind === 'refresh') refresh();
  };
  const tellNetwork = (): void => void send('page/network', { online: navigator.onLine }).catch(() => undefined);
  window.addEventListener('online', tellNetwork);
  window.addEventListener('offline', tellNetwork);
  tellNetwork();
  return {
    manager,
    canary,
    onUpdate,
    useUpdate: () =>
      succession.carryOut(async () => {
        // An engine that cannot end its work in order is replaced all the same: the next one repairs what it left.
        await send('engine/step-aside', {}).catch(() => undefined);
        await useUpdate();
      }),
    onRefresh: (call) => {
      refresh = call;
    },
    onOtherVersion: (call) => {
      otherVersion = call;
    },
  };
};
