import type { Answer, Chunk } from '../../src/ports/network.ts';
import type { FileSource } from './file-source.ts';
import { within } from './watchdog.ts';

/** Milliseconds without a byte on a connection that had bytes: then it has stalled. */
const stallTimeout = 30_000;

/** The next bytes of a body; rejects with TimedOut where it stalls. */
export const nextChunk = (source: FileSource, answer: Answer): Promise<Chunk> =>
  within(source.deps.clock, stallTimeout, answer.read(), () => answer.close());

/** Reads `count` bytes; fewer where the body ends before. What came beyond them is given back as `rest`. */
export const readExactly = async (
  source: FileSource,
  answer: Answer,
  count: number,
): Promise<{ head: Uint8Array; rest: Uint8Array<ArrayBuffer> }> => {
  const head = new Uint8Array(count);
  let filled = 0;
  while (filled < count) {
    const chunk = await nextChunk(source, answer);
    if (chunk === 'end') return { head: head.subarray(0, filled), rest: new Uint8Array(0) };
    const taken = chunk.subarray(0, count - filled);
    head.set(taken, filled);
    filled += taken.length;
    if (taken.length < chunk.length) return { head, rest: chunk.subarray(taken.length) };
  }
  return { head, rest: new Uint8Array(0) };
};
