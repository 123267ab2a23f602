import type { Settings } from '../core/settings.ts';

/** Keeps what belongs to no job: settings, and the folder that a person chose. */
export interface SettingsStore {
  readonly settings: () => Promise<Settings>;
  readonly putSettings: (settings: Settings) => Promise<void>;
  /** Names this very store: `fresh` where it has no name yet. A store that the browser deleted comes back with another. */
  readonly identity: (fresh: string) => Promise<string>;
  readonly folder: () => Promise<unknown>;
  readonly putFolder: (folder: unknown) => Promise<void>;
}
