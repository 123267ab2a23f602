import { type FileRow, keyOf } from '../../src/core/file-row.ts';
import type { Hasher } from '../../src/ports/hasher.ts';
import type { Ledger, LedgerEntry } from '../../src/ports/ledger.ts';
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

const sha256Of = async (hasher: Hasher, { blob }: Piece, signal: AbortSignal): Promise<string> =>
  (await hasher.digest('sha-256', [blob], () => undefined, signal)).value;

const isNoted = (entry: LedgerEntry, piece: Piece): boolean => entry.start === piece.start && entry.end === piece.end;

/** The pieces of a file that are not what they were when they were noted in the ledger. */
export const rottenPieces = async (
  { pieces, ledger, hasher }: PieceCheckDeps,
  file: FileRow,
  signal: AbortSignal,
): Promise<readonly Piece[]> => {
  const entries = await ledger.entries(keyOf(file));
  const rotten: Piece[] = [];
  for (const piece of await pieces.pieces(keyOf(file))) {
    const entry = entries.find((other) => isNoted(other, piece));
    if (entry && (await sha256Of(hasher, piece, signal)) !== entry.sha256) rotten.push(piece);
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
  const entries = await ledger.entries(key);
  for (const piece of await pieces.pieces(key)) {
    if (entries.some((entry) => isNoted(entry, piece))) continue;
    const sha256 = await sha256Of(hasher, piece, signal);
    await ledger.note(key, { start: piece.start, end: piece.end, sha256 });
  }
};
