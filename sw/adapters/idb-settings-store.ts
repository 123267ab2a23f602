import { parseSettings } from '../../src/core/settings.ts';
import type { SettingsStore } from '../../src/ports/settings-store.ts';
import { everyTable, type LadingDatabase } from './idb-schema.ts';

const put = async (db: LadingDatabase, key: string, value: unknown): Promise<void> => {
  const tx = db.transaction(everyTable, 'readwrite');
  await Promise.all([tx.objectStore('settings').put(value, key), tx.done]);
};

/** Keeps settings and the chosen folder in one table of IndexedDB. */
export const createIdbSettingsStore = (db: LadingDatabase): SettingsStore => ({
  settings: async () => parseSettings(await db.get('settings', 'settings')),
  putSettings: (settings) => put(db, 'settings', settings),
  folder: () => db.get('settings', 'folder'),
  putFolder: (folder) => put(db, 'folder', folder),
});
