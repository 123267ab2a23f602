import { type FileRow, keyOf, totalOf } from '../../src/core/file-row.ts';
import { wantedSpans } from '../../src/core/wanted.ts';
import type { PieceStore } from '../../src/ports/piece-store.ts';
import { unreadablePieces } from './piece-check.ts';
import { blobsOf } from './stored-bytes.ts';

/**
 * The Blobs of a whole file side by side, in the order in which its ranges were asked for. Nothing is copied.
 * `undefined` where a byte is missing.
 */
export const wholeBlobs = async (store: PieceStore, file: FileRow): Promise<readonly Blob[] | undefined> => {
  const total = totalOf(file);
  const spans = total === undefined ? undefined : wantedSpans(file.ranges ?? undefined, total);
  if (!spans) return undefined;
  const pieces = await store.pieces(keyOf(file));
  const blobs: Blob[] = [];
  for (const span of spans) {
    const part = blobsOf(pieces, span);
    if (!part) return undefined;
    blobs.push(...part);
  }
  return blobs;
};

/** The same, where the browser still has the bytes behind every piece. */
export const readableBlobs = async (store: PieceStore, file: FileRow): Promise<readonly Blob[] | undefined> =>
  (await unreadablePieces(store, file)).length === 0 ? wholeBlobs(store, file) : undefined;
