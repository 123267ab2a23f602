/** What a succession needs: the browser's locks, and whether a newer worker waits at all. */
export interface SuccessionDeps {
  readonly locks: LockManager;
  readonly lockName: string;
  readonly hasSuccessor: () => boolean;
}

/**
 * How a newer worker takes over. The browser replaces a worker only when it is idle, and every message of a page starts
 * an ended one again; so one page holds a Web Lock while the old worker steps aside, and all others wait with theirs.
 */
export class Succession {
  readonly #deps: SuccessionDeps;
  #isOurs = false;

  constructor(deps: SuccessionDeps) {
    this.#deps = deps;
  }

  /** Resolves when a message does not disturb a succession: at once, mostly. */
  async passed(): Promise<void> {
    const { locks, lockName, hasSuccessor } = this.#deps;
    if (this.#isOurs || !hasSuccessor()) return;
    await locks.request(lockName, { mode: 'shared' }, () => undefined);
  }

  /** Carries a succession out while all other pages wait; `work` is not called where another page was first. */
  async carryOut(work: () => Promise<void>): Promise<void> {
    const { locks, lockName, hasSuccessor } = this.#deps;
    await locks.request(lockName, async () => {
      if (!hasSuccessor()) return;
      this.#isOurs = true;
      try {
        await work();
      } finally {
        this.#isOurs = false;
      }
    });
  }
}
