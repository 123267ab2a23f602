import type { Digest } from '../../src/core/digest.ts';
import { expectedDigest, type FileRow, wantedSize } from '../../src/core/file-row.ts';
import { type FileOutcome, forGood } from './file-outcome.ts';
import type { TransferDeps } from './transfer-deps.ts';
import { areReadable, wholeBlobs } from './whole-file.ts';

interface WholeFile {
  readonly expected: Digest;
  readonly blobs: readonly Blob[];
  readonly size: number;
}

/** A file that is whole, with its digest where one was given to compare with. */
export type CheckedFile =
  | Exclude<FileOutcome, { ended: 'whole' }>
  | { readonly ended: 'whole'; readonly digest?: Digest };

const compare = async (
  deps: TransferDeps,
  whole: WholeFile,
  checking: (share: number) => void,
  signal: AbortSignal,
): Promise<CheckedFile> => {
  const { expected, blobs, size } = whole;
  const actual = await deps.hasher.digest(
    expected.algorithm,
    blobs,
    (bytes) => checking(bytes / Math.max(1, size)),
    signal,
  );
  return actual.value === expected.value
    ? { ended: 'whole', digest: actual }
    : forGood({ kind: 'digest-differs', expected: expected.value, actual: actual.value });
};

/** The last look before a file counts as whole: every byte stored and readable, and the digest equal where one was given. */
export const checkWhole = async (
  deps: TransferDeps,
  file: FileRow,
  checking: (share: number) => void,
  signal: AbortSignal,
): Promise<CheckedFile> => {
  const blobs = await wholeBlobs(deps.pieces, file);
  if (!blobs || !(await areReadable(blobs))) {
    return { ended: 'failed', cause: { kind: 'unreadable' }, recoverable: false };
  }
  try {
    const expected = expectedDigest(file);
    if (!expected) return { ended: 'whole' };
    return await compare(deps, { expected, blobs, size: wantedSize(file) ?? 0 }, checking, signal);
  } catch (error) {
    if (signal.aborted) return { ended: 'stopped' };
    return error instanceof DOMException
      ? { ended: 'failed', cause: { kind: 'unreadable' }, recoverable: false }
      : { ended: 'store failed', error };
  }
};
