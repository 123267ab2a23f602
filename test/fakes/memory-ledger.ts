import type { FileKey } from '../../src/core/file-row.ts';
import type { Ledger, LedgerEntry } from '../../src/ports/ledger.ts';

/** A Ledger in memory. */
export const createMemoryLedger = (): Ledger => {
  const byKey = new Map<string, { readonly file: FileKey; readonly entry: LedgerEntry }>();
  const isOf = (a: FileKey, b: FileKey): boolean =>
    a.jobId === b.jobId && a.index === b.index && a.generation === b.generation;
  return {
    note: async ({ jobId, index, generation }, { start, end, sha256 }) => {
      const file = { jobId, index, generation };
      byKey.set(JSON.stringify([file, start, end]), { file, entry: { start, end, sha256 } });
    },
    entries: async (file) =>
      [...byKey.values()]
        .filter((row) => isOf(row.file, file))
        .map(({ entry }) => entry)
        .toSorted((a, b) => a.start - b.start || a.end - b.end),
    drop: async ({ jobId, index, before }) => {
      for (const [key, { file }] of byKey) {
        const isOlder = before === undefined || file.generation < before;
        if (file.jobId === jobId && (index === undefined || (file.index === index && isOlder))) byKey.delete(key);
      }
    },
  };
};
