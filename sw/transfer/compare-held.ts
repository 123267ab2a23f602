import { keyOf } from '../../src/core/file-row.ts';
import type { FileSource } from './file-source.ts';
import { unreadablePieces } from './piece-check.ts';
import { pieceBytes } from './stored-bytes.ts';

const giveUpUnreadable = async (source: FileSource): Promise<void> => {
  const { pieces } = source.deps;
  const key = keyOf(source.file);
  await pieces.discard(key, await unreadablePieces(pieces, source.file));
  source.refresh(source.file, await pieces.held(key));
  source.hooks.stored(source.file);
};

/** Whether these bytes are held at `start`. What the store turns out to have lost is missing again. */
export const compareHeld = async (
  source: FileSource,
  start: number,
  bytes: Uint8Array,
): Promise<'equal' | 'different' | 'lost'> => {
  const span = { start, end: start + bytes.length };
  const stored = await pieceBytes(source.deps.pieces, keyOf(source.file), span).catch(() => undefined);
  if (!stored) {
    await giveUpUnreadable(source);
    return 'lost';
  }
  const isEqual = bytes.length > 0 && stored.every((byte, index) => byte === bytes[index]);
  if (isEqual) source.refresh(await source.hooks.learned((file) => ({ ...file, evidence: 'overlap' })));
  return isEqual ? 'equal' : 'different';
};
