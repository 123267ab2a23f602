import type { FileKey } from '../../src/core/file-row.ts';
import { parseJobId } from '../../src/core/ids.ts';
import { mergeSpans, type Ranges, type Span } from '../../src/core/ranges.ts';
import type { Leftover } from '../../src/ports/job-store.ts';
import type { Piece, PieceStore } from '../../src/ports/piece-store.ts';
import { type LadingDatabase, type PieceKey, pieceTables } from './idb-schema.ts';

const relaxed = { durability: 'relaxed' } as const;

const ofFile = ({ jobId, index, generation }: FileKey): IDBKeyRange =>
  IDBKeyRange.bound([jobId, index, generation], [jobId, index, generation, []]);

const ofLeftover = ({ jobId, index, before }: Leftover): IDBKeyRange => {
  if (index === undefined) return IDBKeyRange.bound([jobId], [jobId, []]);
  return before === undefined
    ? IDBKeyRange.bound([jobId, index], [jobId, index, []])
    : IDBKeyRange.bound([jobId, index], [jobId, index, before], false, true);
};

const spanOf = ([, , , start, end]: PieceKey): Span => ({ start, end });

const keysIn = async (db: LadingDatabase, range: IDBKeyRange): Promise<PieceKey[]> => {
  const tx = db.transaction(pieceTables);
  return (await Promise.all(pieceTables.map((table) => tx.objectStore(table).getAllKeys(range)))).flat();
};

const put = async (
  db: LadingDatabase,
  lane: number,
  file: FileKey,
  { start, end }: Span,
  blob: Blob,
): Promise<void> => {
  const table = pieceTables[lane % pieceTables.length] ?? pieceTables[0];
  const tx = db.transaction(table, 'readwrite', relaxed);
  await Promise.all([tx.store.put(blob, [file.jobId, file.index, file.generation, start, end]), tx.done]);
};

const pieces = async (db: LadingDatabase, file: FileKey): Promise<readonly Piece[]> => {
  const tx = db.transaction(pieceTables);
  const lists = await Promise.all(
    pieceTables.map(async (table) => {
      const [keys, blobs] = await Promise.all([
        tx.objectStore(table).getAllKeys(ofFile(file)),
        tx.objectStore(table).getAll(ofFile(file)),
      ]);
      return keys.flatMap((key, at) => {
        const blob = blobs[at];
        return blob ? [{ ...spanOf(key), blob }] : [];
      });
    }),
  );
  return lists.flat().toSorted((a, b) => a.start - b.start);
};

const heldOfJob = async (
  db: LadingDatabase,
  range: IDBKeyRange,
): Promise<readonly (FileKey & { readonly held: Ranges })[]> => {
  const byFile = new Map<string, { readonly file: FileKey; readonly spans: Span[] }>();
  for (const key of await keysIn(db, range)) {
    const [text, index, generation] = key;
    const jobId = parseJobId(text);
    if (jobId === undefined) continue;
    const name = `${index}/${generation}`;
    const found = byFile.get(name) ?? { file: { jobId, index, generation }, spans: [] };
    found.spans.push(spanOf(key));
    byFile.set(name, found);
  }
  return [...byFile.values()].map(({ file, spans }) => ({ ...file, held: mergeSpans(spans) }));
};

/** Keeps pieces as Blobs in four object stores of IndexedDB; the key of each says which bytes it holds. */
export const createIdbPieceStore = (db: LadingDatabase): PieceStore => ({
  put: (lane, file, span, blob) => put(db, lane, file, span, blob),
  held: async (file) => mergeSpans((await keysIn(db, ofFile(file))).map(spanOf)),
  heldOfJob: (jobId) => heldOfJob(db, IDBKeyRange.bound([jobId], [jobId, []])),
  pieces: (file) => pieces(db, file),
  drop: async (leftover) => {
    const tx = db.transaction(pieceTables, 'readwrite', relaxed);
    await Promise.all([...pieceTables.map((table) => tx.objectStore(table).delete(ofLeftover(leftover))), tx.done]);
  },
});
