import type { EngineFailureReason } from './explain-engine-failure.ts';

/** Why the engine cannot work on this page, as the composition root tells the app. */
export interface EngineFailure {
  readonly reason: EngineFailureReason;
  /** The code and message of a `BitsError`, shown small for whoever is asked for help. */
  readonly code?: string;
  readonly message?: string;
}
