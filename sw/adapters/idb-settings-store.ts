import { parseSettings } from '../../src/core/settings.ts';
import type { SettingsStore } from '../../src/ports/settings-store.ts';
import type { LadingDatabase } from './idb-schema.ts';

/** Keeps settings and the chosen folder in one table of IndexedDB. */
export const createIdbSettingsStore = (db: LadingDatabase): SettingsStore => ({
  settings: async () => parseSettings(await db.get('settings', 'settings')),
  putSettings: async (settings) => {
    await db.put('settings', settings, 'settings');
  },
  folder: () => db.get('settings', 'folder'),
  putFolder: async (folder) => {
    await db.put('settings', folder, 'folder');
  },
});
