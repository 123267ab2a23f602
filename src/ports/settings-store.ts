import type { Settings } from '../core/settings.ts';
import type { JobId } from '../core/ids.ts';

/** A one-time address under which one file is handed to the browser's downloads. */
export interface Offer {
  readonly jobId: JobId;
  readonly index: number;
}

/** Keeps what belongs to no job: settings, offers, and the folder that a person chose. */
export interface SettingsStore {
  readonly settings: () => Promise<Settings>;
  readonly putSettings: (settings: Settings) => Promise<void>;
  readonly putOffer: (token: string, offer: Offer) => Promise<void>;
  /** Takes an offer away: it can be taken once. */
  readonly takeOffer: (token: string) => Promise<Offer | undefined>;
  readonly hasOffer: (token: string) => Promise<boolean>;
  readonly folder: () => Promise<unknown>;
  readonly putFolder: (folder: unknown) => Promise<void>;
}
