import type { FileKey } from '../core/file-row.ts';
import type { Span } from '../core/ranges.ts';
import type { Leftover } from './job-store.ts';

/** What the bytes of a piece hashed to when they were known to be right. */
export interface LedgerEntry extends Span {
  /** SHA-256 in lower-case hex. */
  readonly sha256: string;
}

/** Keeps a digest for each piece, so that one that rots is found and mended alone. */
export interface Ledger {
  readonly note: (file: FileKey, entry: LedgerEntry) => Promise<void>;
  /** The entries of one file in the order of their starts. */
  readonly entries: (file: FileKey) => Promise<readonly LedgerEntry[]>;
  /** Forgets what belongs to nothing any more. */
  readonly drop: (leftover: Leftover) => Promise<void>;
}
