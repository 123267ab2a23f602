import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Reserve } from '../../src/ports/reserve.ts';
import { closing } from './closing.ts';

interface ReserveSchema extends DBSchema {
  reserve: { key: number; value: Blob };
}

/** Bytes: enough for the rows of many jobs, and for what the browser writes beside them. */
const size = 4 * 1024 * 1024;

/** Opens the reserve: a Blob in a database of its own, because deleting a Blob frees its space at once. */
export const openIdbReserve = async (name: string, onClosed: () => void): Promise<Reserve> => {
  const db: IDBPDatabase<ReserveSchema> = await openDB<ReserveSchema>(`${name}:reserve`, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('reserve');
    },
    ...closing(onClosed),
  });
  return {
    keep: async () => {
      try {
        if ((await db.count('reserve')) === 0) await db.put('reserve', new Blob([new Uint8Array(size)]), 0);
      } catch {
        // No room now: it is tried again when something has been deleted.
      }
    },
    give: async () => {
      const isThere = (await db.count('reserve')) > 0;
      if (isThere) await db.clear('reserve');
      return isThere;
    },
  };
};
