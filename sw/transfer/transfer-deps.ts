import type { Clock } from '../../src/ports/clock.ts';
import type { Hasher } from '../../src/ports/hasher.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import type { JobStore } from '../../src/ports/job-store.ts';
import type { Network } from '../../src/ports/network.ts';
import type { PieceStore } from '../../src/ports/piece-store.ts';
import type { ConnectionBudget } from './connection-budget.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** What a transfer works with; all of it comes through ports. */
export interface TransferDeps {
  readonly clock: Clock;
  readonly network: Network;
  readonly jobs: JobStore;
  readonly pieces: PieceStore;
  readonly ledger: Ledger;
  readonly hasher: Hasher;
  readonly budget: ConnectionBudget;
  readonly limiter: RateLimiter;
  /** Most connections for one file. */
  readonly connectionsPerHost: () => number;
}
