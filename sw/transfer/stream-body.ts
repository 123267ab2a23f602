import type { Answer, Chunk } from '../../src/ports/network.ts';
import { BodyWriter } from './body-writer.ts';
import { extend } from './claim-extent.ts';
import type { ConnectionEnd } from './connection-end.ts';
import { compareHeld } from './compare-held.ts';
import type { FileSource } from './file-source.ts';
import type { LiveClaim } from './live-claim.ts';
import { TimedOut, within } from './watchdog.ts';

/** Milliseconds without a byte on a connection that had bytes: then it has stalled. */
const stallTimeout = 30_000;

interface Body {
  /** Bytes at its start that are held already and must be equal. */
  readonly overlap: number;
  /** Where the body ends in the file; Infinity where only its end tells. */
  readonly end: number;
}

class StoreFailed extends Error {
  override readonly name = 'StoreFailed';
}

const next = (source: FileSource, answer: Answer): Promise<Chunk> =>
  within(source.deps.clock, stallTimeout, answer.read(), () => answer.close());

/** Reads `count` bytes; shorter where the body ends before. What came beyond them is given back as `rest`. */
const readExactly = async (
  source: FileSource,
  answer: Answer,
  count: number,
): Promise<{ head: Uint8Array; rest: Uint8Array<ArrayBuffer> }> => {
  const head = new Uint8Array(count);
  let filled = 0;
  while (filled < count) {
    const chunk = await next(source, answer);
    if (chunk === 'end') return { head: head.subarray(0, filled), rest: new Uint8Array(0) };
    const taken = chunk.subarray(0, count - filled);
    head.set(taken, filled);
    filled += taken.length;
    if (taken.length < chunk.length) return { head, rest: chunk.subarray(taken.length) };
  }
  return { head, rest: new Uint8Array(0) };
};

/** Takes one chunk; true where the claim is fulfilled and cannot go on. */
const take = async (
  source: FileSource,
  claim: LiveClaim,
  writer: BodyWriter,
  chunk: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  let rest = chunk;
  while (rest.length > 0) {
    const part = rest.subarray(0, Math.max(0, claim.end - writer.at));
    await source.deps.limiter.spend(part.length, claim.abort.signal);
    await writer.write(part);
    claim.at = writer.at;
    claim.deliver();
    source.arrived(part.length);
    rest = rest.subarray(part.length);
    if (writer.at >= claim.end && !(await extend(source, claim))) return true;
  }
  return false;
};

const pump = async (
  source: FileSource,
  claim: LiveClaim,
  answer: Answer,
  body: Body,
  writer: BodyWriter,
): Promise<ConnectionEnd> => {
  if (body.overlap > 0) {
    const { head, rest } = await readExactly(source, answer, body.overlap);
    const compared = await compareHeld(source, claim.start - body.overlap, head);
    if (compared === 'lost') return { end: 'stopped' };
    if (compared === 'different') return { end: 'changed', why: 'another version' };
    if (await take(source, claim, writer, rest)) return { end: 'done' };
  }
  for (;;) {
    const chunk = await next(source, answer);
    if (chunk === 'end') break;
    if (await take(source, claim, writer, chunk)) return { end: 'done' };
  }
  if (body.end === Infinity) return { end: 'body over', total: writer.at };
  if (writer.at >= Math.min(body.end, claim.end)) return { end: 'done' };
  return { end: 'cut', stored: 0, cause: { kind: 'connection' }, asBlob: false };
};

const endOfError = (claim: LiveClaim, error: unknown): ConnectionEnd => {
  if (claim.abort.signal.aborted) return { end: 'stopped' };
  const kind = error instanceof TimedOut ? 'timeout' : 'connection';
  return { end: 'cut', stored: 0, cause: { kind }, error, asBlob: false };
};

/** Reads a body chunk by chunk, so that progress shows and a cut loses nothing that came. Never rejects. */
export const readStream = async (
  source: FileSource,
  claim: LiveClaim,
  answer: Answer,
  body: Body,
): Promise<ConnectionEnd> => {
  const store = async (span: { start: number; end: number }, blob: Blob): Promise<void> => {
    const failed = await source.store(claim, span, blob);
    if (failed?.end === 'store failed') throw new StoreFailed('The store refused a piece', { cause: failed.error });
  };
  const writer = new BodyWriter(claim.start, store, source.deps.clock);
  let end: ConnectionEnd;
  try {
    end = await pump(source, claim, answer, body, writer);
  } catch (error) {
    if (error instanceof StoreFailed) return { end: 'store failed', error: error.cause };
    end = endOfError(claim, error);
  }
  answer.close();
  try {
    await writer.close();
  } catch (error) {
    return { end: 'store failed', error: error instanceof StoreFailed ? error.cause : error };
  }
  return end.end === 'cut' ? { ...end, stored: claim.stored } : end;
};
