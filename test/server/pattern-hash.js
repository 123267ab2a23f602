import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { fillPattern } from './pattern.js';

const step = 1024 * 1024;
const bytesPerTurn = 16 * step;

/**
 * The SHA-256, as hex, of a pattern's first `size` bytes, or of half-open ranges of it one after the other. Streams,
 * and lets other work run in between.
 * @param {number} seed
 * @param {number | readonly (readonly [start: number, end: number])[]} sizeOrRanges
 */
export const sha256OfPattern = async (seed, sizeOrRanges) => {
  /** @type {readonly (readonly [number, number])[]} */
  const ranges = typeof sizeOrRanges === 'number' ? [[0, sizeOrRanges]] : sizeOrRanges;
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(step);
  let sinceTurn = 0;
  for (const [start, end] of ranges) {
    for (let at = start; at < end; at += step) {
      const piece = buffer.subarray(0, Math.min(step, end - at));
      fillPattern(piece, seed, at);
      hash.update(piece);
      sinceTurn += piece.length;
      if (sinceTurn >= bytesPerTurn) {
        sinceTurn = 0;
        await turn();
      }
    }
  }
  return hash.digest('hex');
};
