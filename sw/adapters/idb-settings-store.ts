import { parseSettings } from '../../src/core/settings.ts';
import type { SettingsStore } from '../../src/ports/settings-store.ts';
import { everyTable, type LadingDatabase } from './idb-schema.ts';

const put = async (db: LadingDatabase, key: string, value: unknown): Promise<void> => {
  const tx = db.transaction(everyTable, 'readwrite');
  await Promise.all([tx.objectStore('settings').put(value, key), tx.done]);
};

const identity = async (db: LadingDatabase, fresh: string): Promise<string> => {
  // Pages ask often, and only the first time is there anything to write.
  const before: unknown = await db.get('settings', 'identity');
  if (typeof before === 'string') return before;
  const tx = db.transaction(everyTable, 'readwrite');
  const table = tx.objectStore('settings');
  const known: unknown = await table.get('identity');
  const name = typeof known === 'string' ? known : fresh;
  await Promise.all([table.put(name, 'identity'), tx.done]);
  return name;
};

/** Keeps settings and the chosen folder in one table of IndexedDB. */
export const createIdbSettingsStore = (db: LadingDatabase): SettingsStore => ({
  settings: async () => parseSettings(await db.get('settings', 'settings')),
  putSettings: (settings) => put(db, 'settings', settings),
  identity: (fresh) => identity(db, fresh),
  folder: () => db.get('settings', 'folder'),
  putFolder: (folder) => put(db, 'folder', folder),
});
