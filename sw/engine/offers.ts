import type { Clock } from '../../src/ports/clock.ts';
import type { Randomness } from '../../src/ports/randomness.ts';
import type { Offer, SettingsStore } from '../../src/ports/settings-store.ts';

/** Milliseconds that the browser has to come for a file that was offered to it. */
const patience = 20_000;

/** One-time addresses under which files are handed to the browser's downloads. */
export class Offers {
  readonly #store: SettingsStore;
  readonly #clock: Clock;
  readonly #randomness: Randomness;
  readonly #waiting = new Map<string, () => void>();

  constructor(store: SettingsStore, clock: Clock, randomness: Randomness) {
    this.#store = store;
    this.#clock = clock;
    this.#randomness = randomness;
  }

  /** A token under which the file can be fetched, once. */
  async make(offer: Offer): Promise<string> {
    const token = this.#randomness.token();
    await this.#store.putOffer(token, offer);
    return token;
  }

  /** Takes the offer of a token away. */
  async take(token: string): Promise<Offer | undefined> {
    const offer = await this.#store.takeOffer(token);
    this.#waiting.get(token)?.();
    return offer;
  }

  /** Waits until the browser has come for the file; false where it did not, and then it cannot any more. */
  async wasTaken(token: string): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.set(token, resolve);
    const cancel = this.#clock.after(patience, resolve);
    try {
      if (await this.#store.hasOffer(token)) await promise;
      return (await this.#store.takeOffer(token)) === undefined;
    } finally {
      cancel();
      this.#waiting.delete(token);
    }
  }
}
