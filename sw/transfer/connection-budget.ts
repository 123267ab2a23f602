import type { Cause } from '../../src/core/failure.ts';
import { isBusy } from '../../src/core/reconnect.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** How many connections may be open at once, to one host and in all. */
export interface ConnectionLimits {
  readonly perHost: number;
  readonly total: number;
}

/** Milliseconds for which a host that had no room is lent no more connections than it took. */
const rememberedFor = 600_000;

interface Waiter {
  readonly host: string;
  readonly grant: () => void;
}

/** Lends connections; who comes first is served first, unless its own host is full. Remembers which hosts take few. */
export class ConnectionBudget {
  readonly #limits: () => ConnectionLimits;
  readonly #clock: Clock;
  readonly #lowered = new Map<string, { readonly most: number; readonly until: number }>();
  readonly #usedByHost = new Map<string, number>();
  #used = 0;
  #waiters: Waiter[] = [];

  constructor(limits: () => ConnectionLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Takes note of a refusal: where it says that the host is busy, that host gets no more than those that it took. */
  refused(host: string, cause: Cause): void {
    if (!isBusy(cause)) return;
    const most = Math.max(1, Math.min(this.#usedByHost.get(host) ?? 0, this.#mostOf(host)));
    this.#lowered.set(host, { most, until: this.#clock.now() + rememberedFor });
  }

  #mostOf(host: string): number {
    const lowered = this.#lowered.get(host);
    const { perHost } = this.#limits();
    if (lowered === undefined) return perHost;
    if (this.#clock.now() < lowered.until) return Math.min(perHost, lowered.most);
    this.#lowered.delete(host);
    return perHost;
  }

  /** Waits for a connection to `host`; the answer gives it back. Rejects with the signal's reason. */
  async borrow(host: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (!this.#isFree(host)) await this.#wait(host, signal);
    else this.#take(host);
    let returned = false;
    return () => {
      if (returned) return;
      returned = true;
      this.#used -= 1;
      this.#usedByHost.set(host, (this.#usedByHost.get(host) ?? 1) - 1);
      this.#serve();
    };
  }

  /** True where a connection to `host` could be lent at once. */
  hasRoom(host: string): boolean {
    return this.#isFree(host);
  }

  #isFree(host: string): boolean {
    return this.#used < this.#limits().total && (this.#usedByHost.get(host) ?? 0) < this.#mostOf(host);
  }

  #take(host: string): void {
    this.#used += 1;
    this.#usedByHost.set(host, (this.#usedByHost.get(host) ?? 0) + 1);
  }

  #wait(host: string, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = (): void => {
      this.#waiters = this.#waiters.filter((other) => other !== waiter);
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
    };
    const grant = (): void => {
      signal.removeEventListener('abort', leave);
      resolve();
    };
    const waiter: Waiter = { host, grant };
    this.#waiters.push(waiter);
    signal.addEventListener('abort', leave, { once: true });
    return promise;
  }

  #serve(): void {
    for (const waiter of this.#waiters) {
      if (!this.#isFree(waiter.host)) continue;
      this.#waiters = this.#waiters.filter((other) => other !== waiter);
      this.#take(waiter.host);
      waiter.grant();
    }
  }
}
