import { createHash } from 'node:crypto';

import type { Digest } from '../../src/core/digest.ts';
import type { Hasher } from '../../src/ports/hasher.ts';

const nodeNameByAlgorithm = { 'sha-256': 'sha256', 'sha-512': 'sha512', 'sha-1': 'sha1', md5: 'md5' } as const;

/** The digest of bytes that are in memory. */
export const digestOf = (algorithm: Digest['algorithm'], bytes: Uint8Array): Digest => ({
  algorithm,
  value: createHash(nodeNameByAlgorithm[algorithm]).update(bytes).digest('hex'),
});

/** A Hasher by node:crypto, one Blob after another. */
export const createFakeHasher = (): Hasher => ({
  digest: async (algorithm, blobs, progress, signal) => {
    const hash = createHash(nodeNameByAlgorithm[algorithm]);
    let done = 0;
    for (const blob of blobs) {
      signal.throwIfAborted();
      hash.update(new Uint8Array(await blob.arrayBuffer()));
      done += blob.size;
      progress(done);
    }
    return { algorithm, value: hash.digest('hex') };
  },
});
