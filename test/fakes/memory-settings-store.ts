import { parseSettings } from '../../src/core/settings.ts';
import type { SettingsStore } from '../../src/ports/settings-store.ts';

/** What a memory settings store begins with: values of whatever soundness, as an older program may have left them. */
export interface StoredSettings {
  readonly settings?: unknown;
}

/** A SettingsStore in memory: what goes in and what comes out are copies, as in a database. */
export const createMemorySettingsStore = (before: StoredSettings = {}): SettingsStore => {
  let stored: unknown = structuredClone(before.settings);
  let kept: unknown;
  let name: string | undefined;

  return {
    settings: async () => parseSettings(structuredClone(stored)),
    putSettings: async (settings) => {
      stored = structuredClone(settings);
    },
    identity: async (fresh) => {
      name ??= fresh;
      return name;
    },
    folder: async () => structuredClone(kept),
    putFolder: async (folder) => {
      kept = structuredClone(folder);
    },
  };
};
