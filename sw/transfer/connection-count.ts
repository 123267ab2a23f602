import { firstRamp, isGrowing, type Ramp, rampDown, rampUp } from '../../src/core/ramp.ts';
import type { FileSource } from './file-source.ts';

/** Milliseconds between two steps: what the last one gave must show first. */
const interval = 1000;

/** How many connections a file has: more while more help, fewer where the host refuses them. */
export class ConnectionCount {
  readonly #source: FileSource;
  #ramp: Ramp = firstRamp;
  /** When the last step was taken, and how many bytes had come by then. */
  #step = { at: 0, bytes: 0 };
  /** Connections that brought bytes since the last step. */
  #deliveries = 0;

  constructor(source: FileSource) {
    this.#source = source;
  }

  get allowed(): number {
    return this.#source.mayJoin ? Math.min(this.#ramp.allowed, this.#source.mostConnections) : 1;
  }

  get phase(): 'growing' | 'grown' {
    return isGrowing(this.#ramp, this.#source.mostConnections) ? 'growing' : 'grown';
  }

  /** A connection brought its first bytes. */
  delivered(): void {
    this.#deliveries += 1;
  }

  /** Takes one step up where every connection brings bytes, at most one a second after the first. */
  grow(): void {
    const { mayJoin, bytesArrived, deps } = this.#source;
    const now = deps.clock.now();
    const elapsed = now - this.#step.at;
    const claims = [...this.#source.claims.values()];
    const allDeliver = claims.every(({ delivers }) => delivers) || this.#deliveries >= this.#ramp.allowed;
    const isFirst = this.#ramp.allowed === 1;
    if (!mayJoin || !allDeliver || (!isFirst && elapsed < interval)) return;
    const speed = isFirst ? 0 : ((bytesArrived - this.#step.bytes) * 1000) / Math.max(1, elapsed);
    this.#step = { at: now, bytes: bytesArrived };
    this.#deliveries = 0;
    this.#ramp = rampUp(this.#ramp, speed, this.#source.mostConnections);
  }

  /** One more connection was refused, or came to nothing: no more than those that work now. */
  shrink(): void {
    this.#ramp = rampDown(this.#source.claims.size);
  }

  /** Begins with one connection again. */
  reset(): void {
    this.#ramp = firstRamp;
  }
}
