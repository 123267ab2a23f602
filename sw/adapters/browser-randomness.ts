import type { Randomness } from '../../src/ports/randomness.ts';

/** Chance from the browser's generator. */
export const createBrowserRandomness = (): Randomness => ({
  fraction: () => Math.random(),
  token: () => crypto.randomUUID(),
});
