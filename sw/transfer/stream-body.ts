import type { Answer } from '../../src/ports/network.ts';
import { BodyWriter } from './body-writer.ts';
import { extend } from './claim-extent.ts';
import type { ConnectionEnd } from './connection-end.ts';
import { compareHeld } from './compare-held.ts';
import type { FileSource } from './file-source.ts';
import type { LiveClaim } from './live-claim.ts';
import { nextChunk, readExactly } from './read-exactly.ts';
import { TimedOut } from './watchdog.ts';

interface Body {
  /** Bytes at its start that are held already and must be equal. */
  readonly overlap: number;
  /** Where the body ends in the file; Infinity where only its end tells. */
  readonly end: number;
}

class StoreFailed extends Error {
  override readonly name = 'StoreFailed';
}

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
    const chunk = await nextChunk(source, answer);
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
