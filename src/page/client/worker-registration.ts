/// <reference types="trusted-types" />
import { Workbox } from 'workbox-window';
import { BitsError } from '../bits-error.ts';

/** Milliseconds for which other pages wait until a newer worker has taken over. */
const longestSuccession = 60_000;

/** A registered worker, and how a newer version of it is offered and accepted. */
export interface WorkerRegistration {
  readonly registration: ServiceWorkerRegistration;
  /** Calls back when a newer version waits; never takes it by itself. */
  readonly onUpdate: (offer: () => void) => void;
  /** Lets the waiting version take over; the page reloads when it has. Where that takes too long, it is offered again. */
  readonly useUpdate: () => Promise<void>;
}

/** Makes the one address that may become a worker; the page's policy lets no other script address be made. */
const scriptAddress = (address: string): TrustedScriptURL | string => {
  const isOurs = (text: string): string => {
    if (text !== address) throw new TypeError('Not the address of the worker');
    return text;
  };
  const { trustedTypes } = window;
  return trustedTypes
    ? trustedTypes.createPolicy('lading', { createScriptURL: isOurs }).createScriptURL(address)
    : address;
};

const canStore = (): Promise<boolean> =>
  new Promise((resolve) => {
    try {
      const request = indexedDB.open('lading-probe');
      request.addEventListener('error', () => resolve(false));
      request.addEventListener('success', () => {
        request.result.close();
        resolve(true);
      });
    } catch {
      resolve(false);
    }
  });

/** Resolves when the waiting worker waits no more, or after a time in which the browser ends any idle worker twice. */
const isReplaced = ({ waiting }: ServiceWorkerRegistration): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, longestSuccession);
    waiting?.addEventListener('statechange', () => resolve());
  });

/** Registers the worker. Rejects with a BitsError where the browser has no service workers or lets nothing be stored. */
export const registerWorker = async (): Promise<WorkerRegistration> => {
  if (!('serviceWorker' in navigator)) throw new BitsError({ code: 'E_NOTIMPL', detail: 'no service worker' });
  if (!('indexedDB' in globalThis) || !(await canStore())) {
    throw new BitsError({ code: 'E_NOTIMPL', detail: 'no IndexedDB' });
  }
  const workbox = new Workbox(scriptAddress(new URL('sw.js', document.baseURI).href), { updateViaCache: 'none' });
  let offer: () => void = () => undefined;
  let isWaiting = false;
  let isAccepted = false;
  workbox.addEventListener('waiting', () => {
    isWaiting = true;
    offer();
  });
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isAccepted) location.reload();
  });
  let registration: ServiceWorkerRegistration | undefined;
  try {
    registration = await workbox.register({ immediate: true });
  } catch (error) {
    throw new BitsError({ code: 'E_NOTIMPL', detail: 'no service worker' }, { cause: error });
  }
  if (!registration) throw new BitsError({ code: 'E_NOTIMPL', detail: 'no service worker' });
  return {
    registration,
    onUpdate: (call) => {
      offer = call;
      if (isWaiting) call();
    },
    useUpdate: async () => {
      isAccepted = true;
      const replaced = isReplaced(registration);
      workbox.messageSkipWaiting();
      await replaced;
      if (registration.waiting) offer();
    },
  };
};
