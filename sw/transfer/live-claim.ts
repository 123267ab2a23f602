import type { Claim } from '../../src/core/pieces.ts';

/** A claim while its connection works on it: the only piece of a transfer that changes in place. */
export class LiveClaim implements Claim {
  readonly lane: number;
  readonly asBlob: boolean;
  /** True where the request has no end, so that its body may go on beyond the claim. */
  readonly openEnded: boolean;
  readonly abort = new AbortController();
  readonly start: number;
  from: number;
  at: number;
  end: number;
  #delivers = false;
  readonly #known = Promise.withResolvers<void>();

  /** Is called at the first bytes. */
  onDelivery: () => void = () => undefined;

  constructor(claim: { lane: number; start: number; end: number; asBlob: boolean; openEnded: boolean }) {
    this.lane = claim.lane;
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
