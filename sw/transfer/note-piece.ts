import { keyOf } from '../../src/core/file-row.ts';
import type { Span } from '../../src/core/ranges.ts';
import type { FileSource } from './file-source.ts';
import type { LiveClaim } from './live-claim.ts';

/** Bytes a second: below this there is time to hash each piece as it comes. */
const slow = 4 * 1024 * 1024;

const neverAborted = new AbortController().signal;

/** Notes in the ledger what a stored piece hashes to, where the line is slow: a later check finds one that has rotted. */
export const noteOnSlowLine = (source: FileSource, claim: LiveClaim, span: Span, blob: Blob): void => {
  if (claim.asBlob || source.speed >= slow) return;
  const { hasher, ledger } = source.deps;
  const file = keyOf(source.file);
  void (async () => {
    const { value } = await hasher.digest('sha-256', [blob], () => undefined, neverAborted);
    await ledger.note(file, { ...span, sha256: value });
  })().catch(() => undefined);
};
