import { blobPiece, nextFree, pieceSize, stealable } from '../../src/core/pieces.ts';
import type { FileSource } from './file-source.ts';
import { LiveClaim } from './live-claim.ts';
import type { Remote } from './remote.ts';

/** Seconds in which a whole piece must come for it to be taken as one Blob. */
const blobSeconds = 2;

/** Bytes a second a connection from which pieces are taken as Blobs even while connections are being added. */
const fastWhileGrowing = 16 * 1024 * 1024;

/** Pieces that are streamed after a piece taken as a Blob was cut, so that the next cut loses less. */
const streamsAfterCut = 8;

/** Decides which stretch a free connection takes on. */
export class ClaimPlanner {
  readonly #source: FileSource;
  #streamsLeft = 0;

  constructor(source: FileSource) {
    this.#source = source;
  }

  /** A piece taken as a Blob was cut: stream for a while. */
  blobWasCut(): void {
    this.#streamsLeft = streamsAfterCut;
  }

  /**
   * The next stretch for a connection, and registers it; `undefined` where there is nothing for one more.
   * @param ramp - while connections are being added, only streams tell soon enough whether that helps
   */
  next(ramp: 'growing' | 'grown'): LiveClaim | undefined {
    const claim = this.#source.claims.size === 0 ? this.#first(ramp) : this.#further(ramp);
    if (claim) this.#source.claims.set(claim.lane, claim);
    return claim;
  }

  #lane(): number {
    let lane = 0;
    while (this.#source.claims.has(lane)) lane += 1;
    return lane;
  }

  /** While nothing is known, or nothing may be joined: one request without an end, which doubles as the probe. */
  #first(ramp: 'growing' | 'grown'): LiveClaim | undefined {
    const source = this.#source;
    if (source.mayJoin && source.missing) return this.#further(ramp);
    const start = source.beginning;
    const remote = source.remotes.first(source.file);
    return new LiveClaim({ lane: this.#lane(), remote, start, end: Infinity, asBlob: false, openEnded: true });
  }

  #further(ramp: 'growing' | 'grown'): LiveClaim | undefined {
    const source = this.#source;
    if (!source.mayJoin || !source.missing) return undefined;
    const claims = [...source.claims.values()];
    const speed = source.speed / Math.max(1, claims.length);
    const remote = this.#remote(claims);
    if (!remote) return undefined;
    const asBlob = source.knownOf(remote) !== null && this.#takesBlobs(speed, ramp);
    const lane = this.#lane();
    const free = nextFree(source.missing, claims, asBlob ? blobPiece : pieceSize(speed));
    if (free) return new LiveClaim({ lane, remote, ...free, asBlob, openEnded: false });
    const takeover = stealable(claims, speed);
    const victim = takeover && source.claims.get(takeover.lane);
    if (!takeover || !victim) return undefined;
    victim.end = takeover.span.start;
    return new LiveClaim({ lane, remote, ...takeover.span, asBlob: false, openEnded: false });
  }

  /** Where one more connection goes; nowhere while all hosts are full: waiting would only hold bytes back from others. */
  #remote(claims: readonly LiveClaim[]): Remote | undefined {
    const { remotes, deps } = this.#source;
    const hasRoom = ({ host }: Remote): boolean => claims.length === 0 || deps.budget.hasRoom(host);
    return remotes.choose(
      claims.map((claim) => claim.remote),
      hasRoom,
    );
  }

  #takesBlobs(speed: number, ramp: 'growing' | 'grown'): boolean {
    if (this.#streamsLeft > 0) {
      this.#streamsLeft -= 1;
      return false;
    }
    const needed = ramp === 'growing' ? fastWhileGrowing : blobPiece / blobSeconds;
    return !this.#source.deps.limiter.isActive && speed >= needed;
  }
}
