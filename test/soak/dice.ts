/** Chance that comes out the same for the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  within(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True so often: 0 never, 1 always. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<const T>(choices: readonly [T, ...T[]]): T {
    return choices[this.within(0, choices.length - 1)] ?? choices[0];
  }
}

/** The dice of one behaviour of a soak: the same whatever the others were and when they ran. */
export const diceOf = (seed: number, nth: number): Dice =>
  new Dice(Math.imul(seed, 0x9e3779b1) ^ Math.imul(nth, 0x85ebca6b));
