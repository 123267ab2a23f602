import type { Settings } from '../core/settings.ts';

/** Keeps what belongs to no job: settings, and the folder that a person chose. */
export interface SettingsStore {
  readonly settings: () => Promise<Settings>;
  readonly putSettings: (settings: Settings) => Promise<void>;
  readonly folder: () => Promise<unknown>;
  readonly putFolder: (folder: unknown) => Promise<void>;
}
