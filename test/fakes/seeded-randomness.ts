import type { Randomness } from '../../src/ports/randomness.ts';

/** A Randomness that is the same in every run: always the same fraction, and tokens that count up. */
export const createSeededRandomness = (fraction = 0.5): Randomness => {
  let tokens = 0;
  return {
    fraction: () => fraction,
    token: () => {
      tokens += 1;
      return `aaaaaaaa-0000-4000-8000-${String(tokens).padStart(12, '0')}`;
    },
  };
};
