import type { Announcement } from '../../protocol/messages.ts';
import type { Output } from '../../protocol/outputs.ts';
import { engineLockName, successionLockName } from '../../core/lock-names.ts';
import { EngineLink } from './engine-link.ts';
import { EngineWatch } from './engine-watch.ts';
import { LadingManager } from './lading-manager.ts';
import { Canary } from './canary.ts';
import { reportNetwork } from './network-report.ts';
import { createSaver } from './saver.ts';
import { Succession } from './succession.ts';
import { createWorkerEnd } from './worker-end.ts';
import { registerWorker } from './worker-registration.ts';

/** A page that is in touch with the engine. */
export interface Connection {
  readonly manager: LadingManager;
  /** Remembers how many downloads there are, so that their loss can be told. */
  readonly noteJobs: (jobs: number) => void;
  /** Calls back when the browser has deleted what was stored: with how many downloads went with it. */
  readonly onLoss: (tell: (downloads: number) => void) => void;
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

const successionOf = (registration: ServiceWorkerRegistration): Succession =>
  new Succession({
    locks: navigator.locks,
    lockName: successionLockName(registration.scope),
    hasSuccessor: () => registration.waiting !== null,
  });

/** Registers the worker, greets it, and answers what the page needs. Rejects with a BitsError that says why not. */
export const connect = async (): Promise<Connection> => {
  const { registration, onUpdate, useUpdate } = await registerWorker();
  const { scope } = registration;
  const succession = successionOf(registration);
  const link = new EngineLink(createWorkerEnd(navigator.serviceWorker, registration, succession));
  const { send } = link;
  const greet = (): Promise<Output<'hello'>> => send('hello', {});
  const { version, isBusy, storeId } = await greet();
  const canary = new Canary(localStorage, `lading:${new URL(scope).pathname}`);
  const lost = canary.meet(storeId);
  const manager = new LadingManager(version, { send, saver: createSaver(send), beforeResume: keepStorage() });
  const watch = new EngineWatch({ locks: navigator.locks, lockName: engineLockName(scope), greet });
  if (isBusy) watch.expectWork();
  let refresh = (): void => undefined;
  let otherVersion = (): void => undefined;
  let onLoss: (downloads: number) => void = () => undefined;
  /** Facts that concern every job changed; it may be that the engine works on a new store. */
  const greetAgain = async (): Promise<void> => {
    const loss = canary.meet((await greet()).storeId);
    if (loss > 0) onLoss(loss);
    refresh();
  };
  link.onAnnouncement = (announcement: Announcement) => {
    if (announcement.kind === 'other-version') otherVersion();
    else watch.expectWork();
    if (announcement.kind === 'news') manager.announce(announcement.news);
    if (announcement.kind === 'refresh') greetAgain().catch(refresh);
  };
  reportNetwork(send);
  return {
    manager,
    noteJobs: (jobs) => canary.note(jobs),
    onLoss: (call) => {
      onLoss = call;
      if (lost > 0) call(lost);
    },
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
