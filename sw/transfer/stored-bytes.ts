import type { FileKey } from '../../src/core/file-row.ts';
import type { Span } from '../../src/core/ranges.ts';
import type { Piece, PieceStore } from '../../src/ports/piece-store.ts';

const inside = (piece: Piece, span: Span): Blob =>
  piece.blob.slice(Math.max(0, span.start - piece.start), Math.min(piece.end, span.end) - piece.start);

/** The stored pieces of a span side by side, without overlaps; `undefined` where a byte is missing or a Blob too short. */
export const blobsOf = (pieces: readonly Piece[], span: Span): readonly Blob[] | undefined => {
  const blobs: Blob[] = [];
  let at = span.start;
  for (const piece of pieces) {
    if (at >= span.end) break;
    if (piece.end <= at) continue;
    if (piece.start > at || piece.blob.size !== piece.end - piece.start) return undefined;
    const end = Math.min(piece.end, span.end);
    blobs.push(inside(piece, { start: at, end }));
    at = end;
  }
  return at >= span.end ? blobs : undefined;
};

/** The bytes of a small stored span; `undefined` where they are not all there. */
export const pieceBytes = async (store: PieceStore, file: FileKey, span: Span): Promise<Uint8Array | undefined> => {
  const blobs = blobsOf(await store.pieces(file), span);
  return blobs && new Uint8Array(await new Blob([...blobs]).arrayBuffer());
};
