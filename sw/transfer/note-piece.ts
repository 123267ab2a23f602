import { keyOf } from '../../src/core/file-row.ts';
import type { Span } from '../../src/core/ranges.ts';
import type { FileSource } from './file-source.ts';
import type { LiveClaim } from './live-claim.ts';
import { neverAborted, sha256OfBlob } from './piece-check.ts';

/** Bytes a second: below this there is time to hash each piece as it comes. */
const slow = 4 * 1024 * 1024;

/**
 * Notes in the ledger what a stored piece hashes to, where the line is slow: a later check finds one that has rotted. It is
 * waited for, so that nothing is noted of a file that is gone. A ledger that cannot be written is no failure.
 */
export const noteOnSlowLine = async (source: FileSource, claim: LiveClaim, span: Span, blob: Blob): Promise<void> => {
  if (claim.asBlob || source.speed >= slow) return;
  const { hasher, ledger } = source.deps;
  try {
    await ledger.note(keyOf(source.file), { ...span, sha256: await sha256OfBlob(hasher, blob, neverAborted) });
  } catch {
    // A later check will have less to compare with.
  }
};
