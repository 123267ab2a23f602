import type { FileKey } from '../core/file-row.ts';
import type { JobId } from '../core/ids.ts';
import type { Ranges, Span } from '../core/ranges.ts';
import type { Leftover } from './job-store.ts';

/** A stored piece of a file. */
export interface Piece extends Span {
  readonly blob: Blob;
}

/**
 * Keeps the bytes. A piece and the span that counts it are one row: its key says which bytes of which file it holds, so
 * the two can never disagree. Durability is relaxed.
 */
export interface PieceStore {
  /** Stores one piece; resolves when it is committed. Connections of different lanes do not wait for each other. */
  readonly put: (lane: number, file: FileKey, span: Span, blob: Blob) => Promise<void>;
  /** The stored spans of one file, merged. Reads no bytes. */
  readonly held: (file: FileKey) => Promise<Ranges>;
  /** The stored spans of all files of a job, by file index and generation. Reads no bytes. */
  readonly heldOfJob: (jobId: JobId) => Promise<readonly (FileKey & { readonly held: Ranges })[]>;
  /** The pieces of one file in the order of their starts. Bytes stay on disk until a Blob is read. */
  readonly pieces: (file: FileKey) => Promise<readonly Piece[]>;
  /** Deletes single pieces of a file, by the spans that they were stored with: their bytes are missing again. */
  readonly discard: (file: FileKey, spans: readonly Span[]) => Promise<void>;
  /** Deletes what belongs to nothing any more. */
  readonly drop: (leftover: Leftover) => Promise<void>;
}
