import type { Answer } from '../../src/ports/network.ts';
import type { ConnectionEnd } from './connection-end.ts';
import type { FileSource } from './file-source.ts';
import type { LiveClaim } from './live-claim.ts';
import { within } from './watchdog.ts';

const blobTimeout = 60_000;

/**
 * Makes the garbage collector count the bytes of a Blob: handles are tiny to it, so that it would never run and the
 * browser process would grow by gigabytes. Untouched memory costs nothing.
 */
const nudge = (bytes: number): number => new ArrayBuffer(bytes).byteLength;

/** Takes a whole part as one Blob, which goes from the network to the browser's disk without passing through here. */
export const readBlob = async (
  source: FileSource,
  claim: LiveClaim,
  answer: Answer,
  end: number,
): Promise<ConnectionEnd> => {
  const blob = await within(source.deps.clock, blobTimeout, answer.blob(), () => answer.close());
  const expected = end - claim.start;
  if (blob.size !== expected) return { end: 'cut', stored: 0, cause: { kind: 'connection' }, asBlob: true };
  nudge(blob.size);
  claim.at = end;
  claim.deliver();
  source.arrived(blob.size);
  const failed = await source.store(claim, { start: claim.start, end }, blob);
  return failed ?? { end: 'done' };
};
