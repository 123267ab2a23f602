/** The only source of chance. */
export interface Randomness {
  /** From 0 up to, not including, 1. */
  readonly fraction: () => number;
  /** Text that cannot be guessed: 128 bits, for one-time addresses. */
  readonly token: () => string;
}
