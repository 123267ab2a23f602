import type { Claim } from '../../src/core/pieces.ts';
import type { Remote } from './remote.ts';

/** A claim while its connection works on it: the only piece of a transfer that changes in place. */
export class LiveClaim implements Claim {
  readonly lane: number;
  readonly remote: Remote;
  readonly asBlob: boolean;
  /** True where the request has no end, so that its body may go on beyond the claim. */
  readonly openEnded: boolean;
  readonly abort = new AbortController();
  readonly start: number;
  from: number;
  at: number;
  end: number;
  /** True once it was lent a connection. */
  isConnected = false;
  #delivers = false;
  readonly #known = Promise.withResolvers<void>();

  /** Is called at the first bytes. */
  onDelivery: () => void = () => undefined;

  constructor(claim: Pick<LiveClaim, 'lane' | 'remote' | 'start' | 'end' | 'asBlob' | 'openEnded'>) {
    this.lane = claim.lane;
    this.remote = claim.remote;
    this.start = claim.start;
    this.from = claim.start;
    this.at = claim.start;
    this.end = claim.end;
    this.asBlob = claim.asBlob;
    this.openEnded = claim.openEnded;
  }

  /** True once bytes of an accepted answer have come. */
  get delivers(): boolean {
    return this.#delivers;
  }

  /** Takes note that bytes have come. */
  deliver(): void {
    if (this.#delivers) return;
    this.#delivers = true;
    this.#known.resolve();
    this.onDelivery();
  }

  /** Takes note that the connection has ended. */
  finish(): void {
    this.#known.resolve();
  }

  /** Resolves once bytes have come, or the connection has ended without any. */
  get isKnown(): Promise<void> {
    return this.#known.promise;
  }

  /** Bytes stored so far. */
  get stored(): number {
    return this.from - this.start;
  }
}
