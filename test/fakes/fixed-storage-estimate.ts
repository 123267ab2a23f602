import type { StorageEstimate } from '../../src/ports/storage-estimate.ts';

/** A StorageEstimate that always tells the same. */
export const createFixedStorageEstimate = (): StorageEstimate => ({
  estimate: async () => ({ usage: 1000, quota: 1_000_000, persisted: false }),
});
