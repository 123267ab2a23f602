import type { Clock } from '../../src/ports/clock.ts';

/** A token bucket over all connections: one second's worth may come at once, the rest waits for its time. */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #limit: () => number;
  #freeAt = 0;
  readonly #waiting = new Set<() => void>();

  constructor(clock: Clock, limit: () => number) {
    this.#clock = clock;
    this.#limit = limit;
  }

  /** True while there is a limit; then no body may be taken as a Blob, which cannot be slowed down. */
  get isActive(): boolean {
    return this.#limit() > 0;
  }

  /** Waits until `bytes` more may have come; returns early when aborted. */
  async spend(bytes: number, signal: AbortSignal): Promise<void> {
    const limit = this.#limit();
    if (limit === 0) return;
    const now = this.#clock.now();
    this.#freeAt = Math.max(this.#freeAt, now - 1000) + (bytes * 1000) / limit;
    const wait = this.#freeAt - now;
    if (wait <= 0 || signal.aborted) return;
    await this.#pause(wait, signal);
  }

  /** Lets everybody go who waits by an older limit. */
  limitChanged(): void {
    this.#freeAt = 0;
    for (const letGo of this.#waiting) letGo();
  }

  #pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const letGo = (): void => {
        cancel();
        this.#waiting.delete(letGo);
        signal.removeEventListener('abort', letGo);
        resolve();
      };
      const cancel = this.#clock.after(ms, letGo);
      this.#waiting.add(letGo);
      signal.addEventListener('abort', letGo, { once: true });
    });
  }
}
