import type { FileKey } from '../../src/core/file-row.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import { everyTable, type LadingDatabase } from './idb-schema.ts';
import { ofFile, ofLeftover } from './piece-ranges.ts';

const relaxed = { durability: 'relaxed' } as const;

const keyOf = (
  { jobId, index, generation }: FileKey,
  start: number,
  end: number,
): [string, number, number, number, number] => [jobId, index, generation, start, end];

/** Keeps the digests of pieces in IndexedDB, beside the jobs: no Blob is near them. */
export const createIdbLedger = (db: LadingDatabase): Ledger => ({
  note: async (file, { start, end, sha256 }) => {
    const tx = db.transaction(everyTable, 'readwrite', relaxed);
    await Promise.all([tx.objectStore('ledger').put(sha256, keyOf(file, start, end)), tx.done]);
  },
  entries: async (file) => {
    const { store } = db.transaction('ledger');
    const [keys, digests] = await Promise.all([store.getAllKeys(ofFile(file)), store.getAll(ofFile(file))]);
    return keys.map(([, , , start, end], at) => ({ start, end, sha256: digests[at] ?? '' }));
  },
  drop: async (leftover) => {
    const tx = db.transaction(everyTable, 'readwrite', relaxed);
    await Promise.all([tx.objectStore('ledger').delete(ofLeftover(leftover)), tx.done]);
  },
});
