import type { AnswerFacts } from '../core/answer-facts.ts';
import type { NetworkCost } from '../core/network-cost.ts';

/** One GET of the engine. A range is half-open; without an end it reaches to the end of the file. */
export interface Ask {
  readonly url: string;
  readonly range?: { readonly start: number; readonly end?: number };
  /** Only where no preflight is needed for it: for an address of this origin. */
  readonly ifRange?: string;
  /** Headers of the person's own; then no redirect is followed. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The next bytes of a body, or its clean end. */
export type Chunk = Uint8Array<ArrayBuffer> | 'end';

/** An answer whose body has not been read. Reading rejects with a TypeError where the connection is cut. */
export interface Answer extends AnswerFacts {
  readonly read: () => Promise<Chunk>;
  /** All of the body as a Blob that never passes through this program's memory. */
  readonly blob: () => Promise<Blob>;
  /** Ends the connection, now. */
  readonly close: () => void;
}

/** The only way to the network. */
export interface Network {
  /** Rejects with a TypeError where no answer came, with the signal's reason where it was aborted. */
  readonly open: (ask: Ask, signal: AbortSignal) => Promise<Answer>;
  /** True where a server answers although a script may not read the answer: evidence in doubt. Rejects where it does not. */
  readonly answersWithoutCors: (url: string, signal: AbortSignal) => Promise<boolean>;
  readonly isOnline: () => boolean;
  /** What the browser tells this worker of the network's cost, without asking any page. */
  readonly cost: () => NetworkCost;
  /** True for an address of this origin. */
  readonly isOwn: (url: string) => boolean;
}
