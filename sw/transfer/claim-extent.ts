import { nextFree, pieceSize } from '../../src/core/pieces.ts';
import { spanAt, subtract } from '../../src/core/ranges.ts';
import type { FileSource } from './file-source.ts';
import type { LiveClaim } from './live-claim.ts';

/** Where a claim whose request has no end stops at first: after a piece, or where what is missing ends. */
export const endOfPiece = (source: FileSource, claim: LiveClaim): number => {
  const span = spanAt(source.missing ?? [], claim.start);
  if (!span) return claim.start;
  return source.mayJoin ? Math.min(span.end, claim.start + pieceSize(source.speed)) : span.end;
};

/**
 * Lets a claim whose request has no end go on where nobody else works; false where it must stop. Where another
 * connection has taken on the next bytes and nothing has come of it yet, this one waits: a link that works only once
 * is not given up before a second connection is known to work. One that still waits for its turn gives them back: it
 * may be waiting for this very one to end.
 */
export const extend = async (source: FileSource, claim: LiveClaim): Promise<boolean> => {
  if (!claim.openEnded || claim.end === Infinity) return false;
  for (;;) {
    const rival = [...source.claims.values()].find((other) => other !== claim && other.start === claim.end);
    if (!rival || rival.delivers || claim.abort.signal.aborted) break;
    if (!rival.isConnected) {
      rival.abort.abort();
      break;
    }
    await rival.isKnown;
  }
  const others = [...source.claims.values()].filter((other) => other !== claim && !other.abort.signal.aborted);
  const missing = subtract(source.missing ?? [], [{ start: 0, end: claim.end }]);
  const free = nextFree(missing, others, pieceSize(source.speed));
  if (claim.abort.signal.aborted || free?.start !== claim.end) return false;
  claim.end = free.end;
  return true;
};
