/** What a watch needs: the browser's locks, and a way to wake the engine that tells whether it has work. */
export interface WatchDeps {
  readonly locks: LockManager;
  readonly lockName: string;
  readonly greet: () => Promise<{ readonly isBusy: boolean }>;
}

/**
 * Notices at once when the engine dies while it has work, and wakes it. The engine holds its lock exclusively as long as
 * it lives, so that a shared request is granted at the moment of its death; no timer could tell that as soon.
 */
export class EngineWatch {
  readonly #deps: WatchDeps;
  #isWatching = false;

  constructor(deps: WatchDeps) {
    this.#deps = deps;
  }

  /** Takes note that the engine has work. */
  expectWork(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    void this.#watch();
  }

  async #watch(): Promise<void> {
    const { locks, lockName, greet } = this.#deps;
    try {
      for (let isBusy = true; isBusy;) {
        await locks.request(lockName, { mode: 'shared' }, () => undefined);
        ({ isBusy } = await greet());
      }
    } catch {
      // The engine does not answer; the next word from it starts the watch anew.
    } finally {
      this.#isWatching = false;
    }
  }
}
