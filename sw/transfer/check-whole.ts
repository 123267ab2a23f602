import type { Digest } from '../../src/core/digest.ts';
import { expectedDigest, type FileRow, wantedSize } from '../../src/core/file-row.ts';
import type { Span } from '../../src/core/ranges.ts';
import { type FileOutcome, forGood } from './file-outcome.ts';
import { rottenPieces, unreadablePieces } from './piece-check.ts';
import type { TransferDeps } from './transfer-deps.ts';
import { wholeBlobs } from './whole-file.ts';

interface WholeFile {
  readonly file: FileRow;
  readonly expected: Digest;
  readonly blobs: readonly Blob[];
}

/** A file that is whole, with its digest where there was one to compare with; or pieces of it that are lost. */
export type CheckedFile =
  | Exclude<FileOutcome, { ended: 'whole' }>
  | { readonly ended: 'whole'; readonly digest?: Digest }
  | { readonly ended: 'pieces lost'; readonly lost: readonly Span[] };

const unreadable: FileOutcome = { ended: 'failed', cause: { kind: 'unreadable' }, recoverable: false };

const compare = async (
  deps: TransferDeps,
  { file, expected, blobs }: WholeFile,
  checking: (share: number) => void,
  signal: AbortSignal,
): Promise<CheckedFile> => {
  const size = Math.max(1, wantedSize(file) ?? 0);
  const actual = await deps.hasher.digest(expected.algorithm, blobs, (bytes) => checking(bytes / size), signal);
  if (actual.value === expected.value) return { ended: 'whole', digest: actual };
  const rotten = await rottenPieces(deps, file, signal);
  if (rotten.length > 0) return { ended: 'pieces lost', lost: rotten };
  return forGood({ kind: 'digest-differs', expected: expected.value, actual: actual.value });
};

/**
 * The last look before a file counts as whole: every byte stored and readable, and the digest equal where one was given
 * or told. Pieces that cannot be read, or are not what they were, are lost: they alone are to be fetched again.
 */
export const checkWhole = async (
  deps: TransferDeps,
  file: FileRow,
  checking: (share: number) => void,
  signal: AbortSignal,
): Promise<CheckedFile> => {
  const lost = await unreadablePieces(deps.pieces, file);
  if (lost.length > 0) return { ended: 'pieces lost', lost };
  const blobs = await wholeBlobs(deps.pieces, file);
  if (!blobs) return unreadable;
  const expected = expectedDigest(file);
  if (!expected) return { ended: 'whole' };
  try {
    return await compare(deps, { file, expected, blobs }, checking, signal);
  } catch (error) {
    if (signal.aborted) return { ended: 'stopped' };
    return error instanceof DOMException ? unreadable : { ended: 'store failed', error };
  }
};
