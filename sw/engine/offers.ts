import type { JobId } from '../../src/core/ids.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Randomness } from '../../src/ports/randomness.ts';

/** Milliseconds that the browser has to come for a file that was offered to it. */
const patience = 20_000;

/** One file of a job. */
export interface Offer {
  readonly jobId: JobId;
  readonly index: number;
}

interface Standing {
  readonly offer: Offer;
  readonly settled: PromiseWithResolvers<boolean>;
}

/**
 * One-time addresses under which files are handed to the browser's downloads. They live as long as the worker does: one
 * that dies with it was not taken, and the file is offered again.
 */
export class Offers {
  readonly #clock: Clock;
  readonly #randomness: Randomness;
  readonly #open = new Map<string, Standing>();
  readonly #settled = new Map<string, Promise<boolean>>();

  constructor(clock: Clock, randomness: Randomness) {
    this.#clock = clock;
    this.#randomness = randomness;
  }

  /** A token under which the file can be fetched: once, and soon. */
  make(offer: Offer): string {
    const token = this.#randomness.token();
    const settled = Promise.withResolvers<boolean>();
    this.#open.set(token, { offer, settled });
    this.#settled.set(token, settled.promise);
    this.#clock.after(patience, () => {
      if (this.#open.delete(token)) settled.resolve(false);
      this.#clock.after(patience, () => this.#settled.delete(token));
    });
    return token;
  }

  /** Takes the offer of a token away. */
  take(token: string): Offer | undefined {
    const standing = this.#open.get(token);
    this.#open.delete(token);
    standing?.settled.resolve(true);
    return standing?.offer;
  }

  /** Waits until the browser has come for the file; false where it did not, and then it cannot any more. */
  async wasTaken(token: string): Promise<boolean> {
    return (await this.#settled.get(token)) ?? false;
  }
}
