/** How many connections may be open at once, to one host and in all. */
export interface ConnectionLimits {
  readonly perHost: number;
  readonly total: number;
}

interface Waiter {
  readonly host: string;
  readonly grant: () => void;
}

/** Lends connections; who comes first is served first, unless its own host is full. */
export class ConnectionBudget {
  readonly #limits: () => ConnectionLimits;
  readonly #usedByHost = new Map<string, number>();
  #used = 0;
  #waiters: Waiter[] = [];

  constructor(limits: () => ConnectionLimits) {
    this.#limits = limits;
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

  #isFree(host: string): boolean {
    const { perHost, total } = this.#limits();
    return this.#used < total && (this.#usedByHost.get(host) ?? 0) < perHost;
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
