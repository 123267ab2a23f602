import type { FileKey } from '../../src/core/file-row.ts';
import { parseJobId } from '../../src/core/ids.ts';
import { mergeSpans, type Ranges, type Span } from '../../src/core/ranges.ts';
import type { Piece, PieceStore } from '../../src/ports/piece-store.ts';
import type { PieceDatabase, PieceKey } from './idb-piece-schema.ts';
import { ofFile, ofLeftover } from './piece-ranges.ts';

const relaxed = { durability: 'relaxed' } as const;

const spanOf = ([, , , start, end]: PieceKey): Span => ({ start, end });

const keysIn = async (dbs: readonly PieceDatabase[], range: IDBKeyRange): Promise<PieceKey[]> =>
  (await Promise.all(dbs.map((db) => db.getAllKeys('pieces', range)))).flat();

const put = async (db: PieceDatabase, file: FileKey, { start, end }: Span, blob: Blob): Promise<void> => {
  const tx = db.transaction('pieces', 'readwrite', relaxed);
  await Promise.all([tx.store.put(blob, [file.jobId, file.index, file.generation, start, end]), tx.done]);
};

const piecesIn = async (db: PieceDatabase, range: IDBKeyRange): Promise<readonly Piece[]> => {
  const { store } = db.transaction('pieces');
  const [keys, blobs] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  return keys.flatMap((key, at) => {
    const blob = blobs[at];
    return blob ? [{ ...spanOf(key), blob }] : [];
  });
};

const dropFrom = async (db: PieceDatabase, range: IDBKeyRange): Promise<void> => {
  const tx = db.transaction('pieces', 'readwrite', relaxed);
  await Promise.all([tx.store.delete(range), tx.done]);
};

const discardFrom = async (db: PieceDatabase, keys: readonly PieceKey[]): Promise<void> => {
  const tx = db.transaction('pieces', 'readwrite', relaxed);
  await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done]);
};

const heldOfJob = async (
  dbs: readonly PieceDatabase[],
  range: IDBKeyRange,
): Promise<readonly (FileKey & { readonly held: Ranges })[]> => {
  const byFile = new Map<string, { readonly file: FileKey; readonly spans: Span[] }>();
  for (const key of await keysIn(dbs, range)) {
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

/** Keeps pieces as Blobs in several databases of IndexedDB, one for each lane; the key of each says which bytes it holds. */
export const createIdbPieceStore = (dbs: readonly PieceDatabase[]): PieceStore => ({
  put: async (lane, file, span, blob) => {
    const db = dbs[lane % dbs.length];
    if (!db) throw new RangeError('a piece store needs a database');
    await put(db, file, span, blob);
  },
  held: async (file) => mergeSpans((await keysIn(dbs, ofFile(file))).map(spanOf)),
  heldOfJob: (jobId) => heldOfJob(dbs, IDBKeyRange.bound([jobId], [jobId, []])),
  pieces: async (file) =>
    (await Promise.all(dbs.map((db) => piecesIn(db, ofFile(file))))).flat().toSorted((a, b) => a.start - b.start),
  discard: async (file, spans) => {
    const keys = spans.map(({ start, end }): PieceKey => [file.jobId, file.index, file.generation, start, end]);
    await Promise.all(dbs.map((db) => discardFrom(db, keys)));
  },
  drop: async (leftover) => {
    await Promise.all(dbs.map((db) => dropFrom(db, ofLeftover(leftover))));
  },
});
