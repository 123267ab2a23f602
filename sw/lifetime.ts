import type { Clock } from '../src/ports/clock.ts';

/** Milliseconds between two signs of life. */
const beat = 20_000;

/** Milliseconds that one event may be held: below the browser's five minutes an event. */
const longestHold = 270_000;

/** Milliseconds after which a worker that had no work is looked at once more: between two jobs there is none. */
const lull = 2000;

/** Milliseconds without a word from any page after which work is ended in order, while there is still time to store. */
const patience = 260_000;

/** What the lifetime needs from the worker that it keeps alive. */
export interface LifetimeHands {
  readonly isBusy: () => boolean;
  /** Asks every page for a sign of life. */
  readonly callPages: () => void;
  /** No page has answered for long: the worker is about to end. */
  readonly onAlone: () => void;
  readonly onCompany: () => void;
}

/**
 * Keeps the worker alive while it has work. Only events count for the browser, so the worker calls its pages every 20 s,
 * and each of their replies is held until the next one comes, at most 4.5 minutes: pages' own timers are slowed down when
 * they are hidden, their message handlers are not. The last hold carries the work on when the last page has closed.
 */
export class Lifetime {
  readonly #clock: Clock;
  readonly #hands: LifetimeHands;
  #heardAt = 0;
  #isAlone = true;
  #release: () => void = () => undefined;
  #cancelBeat: (() => void) | undefined;

  constructor(clock: Clock, hands: LifetimeHands) {
    this.#clock = clock;
    this.#hands = hands;
  }

  /** Takes note of a page's message, and holds its event. */
  hold(event: Pick<ExtendableEvent, 'waitUntil'>): void {
    this.#heardAt = this.#clock.now();
    if (this.#isAlone) {
      this.#isAlone = false;
      this.#hands.onCompany();
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    event.waitUntil(promise);
    this.#release();
    const cancel = this.#clock.after(longestHold, resolve);
    this.#release = () => {
      cancel();
      resolve();
    };
    this.#cancelBeat ??= this.#clock.after(beat, () => this.#onBeat());
  }

  /** Lets the worker go now. */
  letGo(): void {
    this.#isAlone = true;
    this.#cancelBeat?.();
    this.#cancelBeat = undefined;
    this.#release();
  }

  #onBeat(): void {
    this.#cancelBeat = undefined;
    if (!this.#hands.isBusy()) {
      this.#onLull();
      return;
    }
    const silence = this.#clock.now() - this.#heardAt;
    if (silence >= patience) {
      this.#isAlone = true;
      this.#hands.onAlone();
      return;
    }
    this.#hands.callPages();
    this.#cancelBeat = this.#clock.after(Math.min(beat, patience - silence), () => this.#onBeat());
  }

  #onLull(): void {
    this.#cancelBeat = this.#clock.after(lull, () => {
      if (this.#hands.isBusy()) {
        this.#onBeat();
        return;
      }
      this.#cancelBeat = undefined;
      this.#release();
    });
  }
}
