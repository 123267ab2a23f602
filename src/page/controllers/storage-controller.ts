import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { StorageFacts, TransferManager } from '../transfer-manager.ts';

const pause = 4000;

/** What is stored and what is free, asked anew soon after anything changed and never more often than every four seconds. */
export class StorageController implements ReactiveController {
  facts: StorageFacts | undefined;
  readonly #host: ReactiveControllerHost;
  #manager: TransferManager | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Asks the manager, at once where the last answer is old enough. */
  refresh(manager: TransferManager | undefined): void {
    this.#manager = manager;
    if (this.#timer !== undefined || !manager) return;
    const wait = Math.max(0, this.#askedAt + pause - performance.now());
    this.#timer = setTimeout(() => void this.#ask(), this.#askedAt === 0 ? 0 : wait);
  }

  async #ask(): Promise<void> {
    try {
      this.facts = (await this.#manager?.getStorage()) ?? this.facts;
      this.#host.requestUpdate();
    } catch {
      // The figures of before stay: they are a service, not a promise.
    } finally {
      this.#timer = undefined;
      this.#askedAt = performance.now();
    }
  }
}
