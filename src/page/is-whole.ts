import type { FileSnapshot } from './transfer-manager.ts';

/** Whether every byte of a file is here. */
export const isWhole = ({
  bytesTotal,
  bytesTransferred,
  completed,
}: Pick<FileSnapshot, 'bytesTotal' | 'bytesTransferred' | 'completed'>): boolean =>
  completed || (bytesTotal !== undefined && bytesTransferred >= bytesTotal);
