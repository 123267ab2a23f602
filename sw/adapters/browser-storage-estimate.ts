import type { StorageEstimate } from '../../src/ports/storage-estimate.ts';

/** What `navigator.storage` tells; zeros where it tells nothing. */
export const createBrowserStorageEstimate = (): StorageEstimate => ({
  estimate: async () => {
    const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([
      navigator.storage.estimate(),
      navigator.storage.persisted(),
    ]);
    return { usage, quota, persisted };
  },
});
