import './promise-with-resolvers.ts';
import type { NetworkCost } from '../../src/core/network-cost.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Answer, Ask, Network } from '../../src/ports/network.ts';
import { createScriptedBody, type ScriptedBody } from './scripted-body.ts';
import { type Fault, type Request, type Resource, serve, visibleAcross } from './scripted-resource.ts';

/** The origin of the app under test. */
export const ownOrigin = 'https://lading.test';

/** An engine that asks more often asks without end. */
export const mostAsks = 2000;

/** A request that was made, and what came of it. */
export interface Asked extends Request {
  readonly at: number;
  /** Bytes of the body that were read. */
  bytes: number;
  status: number | undefined;
  isOpen: boolean;
}

/** A Network that a test drives and looks into. */
export interface ScriptedNetwork extends Network {
  readonly asks: readonly Asked[];
  /** Puts a resource at an address, in place of what was there. */
  readonly put: (url: string, resource: Resource) => void;
  /** Lets so many chunks through of the bodies that are paced by hand. */
  readonly letThrough: (chunks: number) => void;
  readonly goOffline: () => void;
  readonly goOnline: () => void;
  /** Cuts every connection that is open. */
  readonly cutAll: () => void;
  /** What the worker's own browser tells from now on. */
  readonly costs: (next: NetworkCost) => void;
  /** The most connections that were open at once. */
  readonly mostOpen: () => number;
}

const abortReason = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError');

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(abortReason(signal));
    signal.addEventListener('abort', () => reject(abortReason(signal)), { once: true });
  });

const aborted = (): Error => new DOMException('The connection was closed', 'AbortError');

/** Chunks wait here until the test lets them through. */
const createGate = (): { readonly pass: () => Promise<void>; readonly open: (count: number) => void } => {
  let free = 0;
  const waiters: (() => void)[] = [];
  return {
    pass: () => {
      if (free > 0) {
        free -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => void waiters.push(resolve));
    },
    open: (count) => {
      const served = waiters.splice(0, count);
      for (const waiter of served) waiter();
      free += count - served.length;
    },
  };
};

/** A Network that answers by a script: the only servers that the engine under test ever meets. */
export const createScriptedNetwork = (
  clock: Clock,
  resources: Readonly<Record<string, Resource>> = {},
): ScriptedNetwork => {
  const byUrl = new Map(Object.entries(resources));
  const asks: Asked[] = [];
  const bodies = new Set<ScriptedBody>();
  const gate = createGate();
  let isOnline = true;
  let cost: NetworkCost = 'unknown';
  let mostOpen = 0;

  const isOwn = (url: string): boolean => new URL(url).origin === ownOrigin;

  const note = (ask: Ask): Asked => {
    const before = asks.filter((other) => other.ask.url === ask.url);
    const others = before.filter(({ isOpen }) => isOpen).length;
    const asked = {
      number: before.length + 1,
      ask,
      others,
      at: clock.now(),
      bytes: 0,
      status: undefined,
      isOpen: true,
    };
    asks.push(asked);
    mostOpen = Math.max(mostOpen, asks.filter(({ isOpen }) => isOpen).length);
    return asked;
  };

  const answerTo = (asked: Asked, resource: Resource, fault: Fault | undefined, signal: AbortSignal): Answer => {
    const served = serve(resource, asked, fault);
    const url = resource.finalUrl ?? asked.ask.url;
    const sameOrigin = isOwn(url);
    const isOpen = sameOrigin || resource.exposes === 'everything';
    const body: ScriptedBody = createScriptedBody({
      served,
      resource,
      fault,
      clock,
      byHand: gate.pass,
      onRead: (bytes) => {
        asked.bytes += bytes;
      },
      onEnd: () => {
        asked.isOpen = false;
        bodies.delete(body);
      },
    });
    bodies.add(body);
    signal.addEventListener('abort', () => body.end(abortReason(signal)), { once: true });
    asked.status = served.facts.status;
    const facts = isOpen ? served.facts : visibleAcross(served.facts);
    return {
      ...facts,
      url,
      sameOrigin,
      at: clock.now(),
      read: body.read,
      blob: body.blob,
      close: () => body.end(aborted()),
    };
  };

  const open: Network['open'] = async (ask, signal) => {
    signal.throwIfAborted();
    const asked = note(ask);
    const resource = byUrl.get(ask.url);
    const fault = resource?.fault?.(asked);
    // An engine that asks without end would never let a test fail.
    if (asks.length > mostAsks) return untilAborted(signal);
    try {
      if (!isOnline || !resource || fault?.kind === 'no answer') throw new TypeError('Failed to fetch');
      if (fault?.kind === 'hang') return await untilAborted(signal);
      return answerTo(asked, resource, fault, signal);
    } catch (error) {
      asked.isOpen = false;
      throw error;
    }
  };

  const cutAll = (): void => {
    for (const body of bodies) body.end(new TypeError('network error'));
  };

  return {
    open,
    isOwn,
    cutAll,
    asks,
    isOnline: () => isOnline,
    cost: () => cost,
    costs: (next) => {
      cost = next;
    },
    answersWithoutCors: async (url) => byUrl.has(url),
    put: (url, resource) => void byUrl.set(url, resource),
    letThrough: gate.open,
    goOffline: () => {
      isOnline = false;
      cutAll();
    },
    goOnline: () => {
      isOnline = true;
    },
    mostOpen: () => mostOpen,
  };
};
