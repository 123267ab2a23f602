import type { Announcer } from '../../src/ports/announcer.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Hasher } from '../../src/ports/hasher.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import type { JobStore } from '../../src/ports/job-store.ts';
import type { Network } from '../../src/ports/network.ts';
import type { PieceStore } from '../../src/ports/piece-store.ts';
import type { Randomness } from '../../src/ports/randomness.ts';
import type { SettingsStore } from '../../src/ports/settings-store.ts';
import type { StorageEstimate } from '../../src/ports/storage-estimate.ts';

/** Everything that the engine works with; all of it plugged in by the composition root. */
export interface EngineDeps {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly jobs: JobStore;
  readonly pieces: PieceStore;
  readonly ledger: Ledger;
  readonly settings: SettingsStore;
  readonly network: Network;
  readonly hasher: Hasher;
  readonly announcer: Announcer;
  readonly storage: StorageEstimate;
  /** The page's own protocol: it decides which addresses fetch may reach. */
  readonly protocol: string;
  readonly version: string;
}
