import { parseJobId } from '../../src/core/ids.ts';
import { parseSettings } from '../../src/core/settings.ts';
import type { Offer, SettingsStore } from '../../src/ports/settings-store.ts';
import type { LadingDatabase } from './idb-schema.ts';

const parseOffer = (raw: unknown): Offer | undefined => {
  if (typeof raw !== 'object' || raw === null || !('jobId' in raw) || !('index' in raw)) return undefined;
  const jobId = typeof raw.jobId === 'string' ? parseJobId(raw.jobId) : undefined;
  return jobId !== undefined && typeof raw.index === 'number' ? { jobId, index: raw.index } : undefined;
};

const keyOfOffer = (token: string): string => `offer/${token}`;

const takeOffer = async (db: LadingDatabase, token: string): Promise<Offer | undefined> => {
  const tx = db.transaction('settings', 'readwrite');
  const [raw] = await Promise.all([tx.store.get(keyOfOffer(token)), tx.store.delete(keyOfOffer(token)), tx.done]);
  return parseOffer(raw);
};

/** Keeps settings, offers and the chosen folder in one table of IndexedDB. */
export const createIdbSettingsStore = (db: LadingDatabase): SettingsStore => ({
  settings: async () => parseSettings(await db.get('settings', 'settings')),
  putSettings: async (settings) => {
    await db.put('settings', settings, 'settings');
  },
  putOffer: async (token, offer) => {
    await db.put('settings', offer, keyOfOffer(token));
  },
  takeOffer: (token) => takeOffer(db, token),
  hasOffer: async (token) => (await db.getKey('settings', keyOfOffer(token))) !== undefined,
  folder: () => db.get('settings', 'folder'),
  putFolder: async (folder) => {
    await db.put('settings', folder, 'folder');
  },
});
