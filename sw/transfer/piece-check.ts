import { type FileKey, type FileRow, keyOf } from '../../src/core/file-row.ts';
import type { Span } from '../../src/core/ranges.ts';
import type { Hasher } from '../../src/ports/hasher.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import type { Piece, PieceStore } from '../../src/ports/piece-store.ts';

/** What a check of pieces works with. */
export interface PieceCheckDeps {
  readonly pieces: PieceStore;
  readonly ledger: Ledger;
  readonly hasher: Hasher;
}

/** How many pieces are looked at together. */
const together = 64;

/** True where the browser still has the bytes behind a piece, and as many as were stored: reads its last byte. */
const isReadable = async ({ blob, start, end }: Piece): Promise<boolean> => {
  if (blob.size !== end - start) return false;
  try {
    return (await blob.slice(-1).arrayBuffer()).byteLength === 1;
  } catch {
    return false;
  }
};

/** The pieces of a file whose bytes are gone although their rows are there. */
export const unreadablePieces = async (store: PieceStore, file: FileRow): Promise<readonly Piece[]> => {
  const pieces = await store.pieces(keyOf(file));
  const lost: Piece[] = [];
  for (let at = 0; at < pieces.length; at += together) {
    const group = pieces.slice(at, at + together);
    const answers = await Promise.all(group.map(isReadable));
    lost.push(...group.filter((_, index) => answers[index] === false));
  }
  return lost;
};

/** For hashing that nothing stops. */
export const neverAborted = new AbortController().signal;

/** Hex. */
export const sha256OfBlob = async (hasher: Hasher, blob: Blob, signal: AbortSignal): Promise<string> =>
  (await hasher.digest('sha-256', [blob], () => undefined, signal)).value;

const nameOf = ({ start, end }: Span): string => `${start}-${end}`;

const notedIn = async (ledger: Ledger, key: FileKey): Promise<ReadonlyMap<string, string>> =>
  new Map((await ledger.entries(key)).map((entry) => [nameOf(entry), entry.sha256]));

/** The pieces of a file that are not what they were when they were noted in the ledger. */
export const rottenPieces = async (
  { pieces, ledger, hasher }: PieceCheckDeps,
  file: FileRow,
  signal: AbortSignal,
): Promise<readonly Piece[]> => {
  const noted = await notedIn(ledger, keyOf(file));
  const rotten: Piece[] = [];
  for (const piece of await pieces.pieces(keyOf(file))) {
    const known = noted.get(nameOf(piece));
    if (known !== undefined && (await sha256OfBlob(hasher, piece.blob, signal)) !== known) rotten.push(piece);
  }
  return rotten;
};

/** Notes what every piece of a file hashes to that was not noted yet. */
export const notePieces = async (
  { pieces, ledger, hasher }: PieceCheckDeps,
  file: FileRow,
  signal: AbortSignal,
): Promise<void> => {
  const key = keyOf(file);
  const noted = await notedIn(ledger, key);
  for (const piece of await pieces.pieces(key)) {
    if (noted.has(nameOf(piece))) continue;
    const sha256 = await sha256OfBlob(hasher, piece.blob, signal);
    await ledger.note(key, { start: piece.start, end: piece.end, sha256 });
  }
};
