import type { Digest } from '../core/digest.ts';

/** Computes digests without holding more than a piece in memory. */
export interface Hasher {
  /** The digest of the Blobs one after another; `progress` gets the bytes done. Rejects with the signal's reason. */
  readonly digest: (
    algorithm: Digest['algorithm'],
    blobs: readonly Blob[],
    progress: (bytes: number) => void,
    signal: AbortSignal,
  ) => Promise<Digest>;
}
