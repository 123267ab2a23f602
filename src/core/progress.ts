import { type FileRow, wantedOf, wantedSize } from './file-row.ts';
import { holdOf, holdOfShare } from './hold.ts';
import type { Progress } from './job.ts';
import { intersect, type Ranges, sizeOf } from './ranges.ts';

/** Bytes held of what is wanted of a file; while its size is unknown, all that is held. */
export const bytesHeld = (file: FileRow, held: Ranges): number => {
  const wanted = wantedOf(file);
  return sizeOf(wanted ? intersect(wanted, held) : held);
};

/** The size of all files together; `null` while one is unknown. */
export const sizeOfAll = (files: readonly FileRow[]): number | null => {
  let total = 0;
  for (const file of files) {
    const size = wantedSize(file);
    if (size === undefined) return null;
    total += size;
  }
  return total;
};

/** How far a job is. `bytes`: held of all files; `heldOf` is asked for the only file of a job of one. */
export const progressOf = (files: readonly FileRow[], bytes: number, heldOf: (file: FileRow) => Ranges): Progress => {
  const bytesTotal = sizeOfAll(files);
  const [only] = files;
  const wanted = only && files.length === 1 ? wantedOf(only) : undefined;
  return {
    bytesTotal,
    bytesTransferred: bytes,
    filesTotal: files.length,
    filesTransferred: files.filter(({ whole }) => whole).length,
    hold: only && wanted ? holdOf(wanted, heldOf(only)) : holdOfShare(bytes, bytesTotal ?? undefined),
  };
};

/** Bytes held of all files. */
export const bytesHeldOfAll = (files: readonly FileRow[], heldOf: (file: FileRow) => Ranges): number =>
  files.reduce((sum, file) => sum + bytesHeld(file, heldOf(file)), 0);
