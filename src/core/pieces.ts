import { mergeSpans, type Ranges, type Span, subtract } from './ranges.ts';

const MiB = 1024 * 1024;

/** Bytes: the smallest and the largest stretch that a connection takes at once. */
export const smallestPiece = MiB;
export const largestPiece = 64 * MiB;

/** Bytes of a piece that is taken as a Blob, and the most that a stream holds back before it is stored. */
export const blobPiece = 8 * MiB;

const secondsPerPiece = 4;

/** The stretch that lasts a few seconds at `speed` bytes a second. */
export const pieceSize = (speed: number): number =>
  Math.min(largestPiece, Math.max(smallestPiece, Math.ceil((speed * secondsPerPiece) / MiB) * MiB));

/** What a connection has taken on: stored up to `from`, arrived up to `at`, and going on to `end`. */
export interface Claim {
  readonly lane: number;
  readonly from: number;
  readonly at: number;
  readonly end: number;
  /** True where it cannot be shortened: its body comes as one Blob. */
  readonly asBlob: boolean;
}

/** The next free stretch: the first missing bytes that nobody has taken on, at most `size`. */
export const nextFree = (missing: Ranges, claims: readonly Claim[], size: number): Span | undefined => {
  const taken = mergeSpans(claims.map(({ from, end }) => ({ start: from, end })));
  const [first] = subtract(missing, taken);
  return first && { start: first.start, end: Math.min(first.end, first.start + size) };
};

/** Part of a claim that a connection takes over from another. */
export interface Takeover {
  readonly lane: number;
  readonly span: Span;
}

/**
 * Half of what the slowest connection has left, for one that would be idle; `undefined` where that is worth less than a
 * second at `speed` bytes a second a connection.
 */
export const stealable = (claims: readonly Claim[], speed: number): Takeover | undefined => {
  const leftOf = (claim: Claim): number => (claim.asBlob ? 0 : claim.end - claim.at);
  const [slowest] = claims.toSorted((a, b) => leftOf(b) - leftOf(a));
  if (!slowest || leftOf(slowest) < Math.max(2 * speed, smallestPiece)) return undefined;
  const start = slowest.at + Math.ceil(leftOf(slowest) / 2);
  return { lane: slowest.lane, span: { start, end: slowest.end } };
};
