import { type FileRow, keyOf, totalOf } from '../../src/core/file-row.ts';
import { wantedSpans } from '../../src/core/wanted.ts';
import type { PieceStore } from '../../src/ports/piece-store.ts';
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

const together = 64;

/** True where the browser still has the bytes behind every Blob: reads one byte of each. */
export const areReadable = async (blobs: readonly Blob[]): Promise<boolean> => {
  for (let at = 0; at < blobs.length; at += together) {
    const group = blobs.slice(at, at + together);
    const answers = await Promise.allSettled(group.map((blob) => blob.slice(0, 1).arrayBuffer()));
    if (
      answers.some(
        (answer, index) =>
          answer.status === 'rejected' || answer.value.byteLength !== Math.min(1, group[index]?.size ?? 0),
      )
    ) {
      return false;
    }
  }
  return true;
};
