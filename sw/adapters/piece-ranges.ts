import type { FileKey } from '../../src/core/file-row.ts';
import type { Leftover } from '../../src/ports/job-store.ts';

/** The keys of one file's pieces in its present generation. */
export const ofFile = ({ jobId, index, generation }: FileKey): IDBKeyRange =>
  IDBKeyRange.bound([jobId, index, generation], [jobId, index, generation, []]);

/** The keys of pieces that no longer belong to anything. */
export const ofLeftover = ({ jobId, index, before }: Leftover): IDBKeyRange => {
  if (index === undefined) return IDBKeyRange.bound([jobId], [jobId, []]);
  return before === undefined
    ? IDBKeyRange.bound([jobId, index], [jobId, index, []])
    : IDBKeyRange.bound([jobId, index], [jobId, index, before], false, true);
};
