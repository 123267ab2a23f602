import { blobPiece } from '../../src/core/pieces.ts';
import type { Span } from '../../src/core/ranges.ts';
import type { Clock } from '../../src/ports/clock.ts';

const flushAfter = 2000;

/** Bytes: a kill may cost what is gathered and what is being stored, so that each is half of the most that may be lost. */
const enough = blobPiece / 2;

/** Where a writer puts what it has gathered; resolves when it is committed. */
export type StorePiece = (span: Span, blob: Blob) => Promise<void>;

/** Gathers the chunks of a body and stores them as pieces: when enough came, after two seconds, and at the end. */
export class BodyWriter {
  readonly #store: StorePiece;
  readonly #clock: Clock;
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #start: number;
  #at: number;
  #storing: Promise<void> = Promise.resolve();
  #failed: Error | undefined;
  #cancelTimer: (() => void) | undefined;

  constructor(start: number, store: StorePiece, clock: Clock) {
    this.#start = start;
    this.#at = start;
    this.#store = store;
    this.#clock = clock;
  }

  /** The offset of the next byte. */
  get at(): number {
    return this.#at;
  }

  /** Takes a chunk. Waits where a full piece would have to be gathered beside one that is still being stored. */
  async write(chunk: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.#failed !== undefined) throw this.#failed;
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#at += chunk.length;
    if (this.#at - this.#start >= enough) {
      await this.#storing;
      this.#flush();
    } else {
      this.#cancelTimer ??= this.#clock.after(flushAfter, () => this.#flushWhenStored());
    }
  }

  /** Stores what is left and waits for all of it. Rejects where storing failed. */
  async close(): Promise<void> {
    this.#flush();
    await this.#storing;
    if (this.#failed !== undefined) throw this.#failed;
  }

  /** Waits for a slow store, so that what is gathered stays one piece instead of many in a queue. */
  #flushWhenStored(): void {
    void this.#storing.then(() => {
      if (this.#cancelTimer !== undefined) this.#flush();
    });
  }

  #flush(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (this.#chunks.length === 0) return;
    const span = { start: this.#start, end: this.#at };
    const blob = new Blob(this.#chunks);
    this.#chunks = [];
    this.#start = this.#at;
    const before = this.#storing;
    this.#storing = (async () => {
      await before;
      if (this.#failed !== undefined) return;
      try {
        await this.#store(span, blob);
      } catch (error) {
        this.#failed = error instanceof Error ? error : new Error('Storing failed', { cause: error });
      }
    })();
  }
}
