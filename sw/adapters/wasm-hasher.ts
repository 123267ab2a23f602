import { createMD5, createSHA1, createSHA256, createSHA512, type IHasher } from 'hash-wasm';
import type { Digest } from '../../src/core/digest.ts';
import type { Hasher } from '../../src/ports/hasher.ts';

const slice = 4 * 1024 * 1024;

const createByAlgorithm: Record<Digest['algorithm'], () => Promise<IHasher>> = {
  'sha-256': createSHA256,
  'sha-512': createSHA512,
  'sha-1': createSHA1,
  md5: createMD5,
};

/** Digests by WebAssembly, a few megabytes at a time. */
export const createWasmHasher = (): Hasher => ({
  digest: async (algorithm, blobs, progress, signal) => {
    const hasher = await createByAlgorithm[algorithm]();
    let done = 0;
    for (const blob of blobs) {
      for (let at = 0; at < blob.size; at += slice) {
        signal.throwIfAborted();
        const bytes = new Uint8Array(await blob.slice(at, at + slice).arrayBuffer());
        hasher.update(bytes);
        done += bytes.length;
        progress(done);
      }
    }
    return { algorithm, value: hasher.digest('hex') };
  },
});
