import type { BitsCode } from './bits-code.ts';
import type { JobState } from './job-state.ts';

/** Why a wish is refused: plain data that the page turns into a `BitsError`. */
export interface Refusal {
  readonly code: BitsCode;
  /** The state that was in the way. */
  readonly state?: JobState;
  /** Which argument, or what else a developer needs to know. */
  readonly detail?: string;
}

/** Carries a Refusal up a call stack; the border keeps the data. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(`Refused: ${refusal.code}${refusal.detail === undefined ? '' : `, ${refusal.detail}`}`, options);
    this.refusal = refusal;
  }
}

/** Refuses, from anywhere below the border. */
export const refuse = (code: BitsCode, detail?: string): never => {
  throw new RefusalError(detail === undefined ? { code } : { code, detail });
};
