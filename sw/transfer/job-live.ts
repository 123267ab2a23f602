import type { FileRow } from '../../src/core/file-row.ts';
import type { Progress } from '../../src/core/job.ts';
import { bytesHeld, progressOf, sizeOfAll } from '../../src/core/progress.ts';
import type { Ranges } from '../../src/core/ranges.ts';
import { bytesPerSecond, newRate, type Rate, secondsLeft, withBytes } from '../../src/core/rate.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** What a running job knows beyond what is stored of it: committed bytes file by file, and its speed. */
export class JobLive {
  readonly #clock: Clock;
  readonly #files = new Map<number, FileRow>();
  readonly #heldByFile = new Map<number, Ranges>();
  readonly #bytesByFile = new Map<number, number>();
  #bytes = 0;
  #rate: Rate;
  /** The share of a digest that is done, while one is computed. */
  checking: number | undefined;

  constructor(clock: Clock, files: readonly FileRow[], heldOf: (file: FileRow) => Ranges) {
    this.#clock = clock;
    this.#rate = newRate(clock.now());
    for (const file of files) this.update(file, heldOf(file));
  }

  get files(): readonly FileRow[] {
    return [...this.#files.values()];
  }

  heldOf(index: number): Ranges {
    return this.#heldByFile.get(index) ?? [];
  }

  /** Takes over the facts of a file and what is stored of it. */
  update(file: FileRow, held: Ranges = this.heldOf(file.index)): void {
    const bytes = bytesHeld(file, held);
    this.#bytes += bytes - (this.#bytesByFile.get(file.index) ?? 0);
    this.#files.set(file.index, file);
    this.#heldByFile.set(file.index, held);
    this.#bytesByFile.set(file.index, bytes);
  }

  /** Files that were added while the job runs: they count, and have their turn later. */
  add(files: readonly FileRow[]): void {
    for (const file of files) this.update(file, []);
  }

  arrived(bytes: number): void {
    this.#rate = withBytes(this.#rate, bytes, this.#clock.now());
  }

  /** How far the job is: committed bytes only. */
  progress(): Progress {
    return progressOf(this.files, this.#bytes, ({ index }) => this.heldOf(index));
  }

  /** Bytes a second, and seconds left where they can be told. */
  speed(): { readonly bytesPerSecond: number; readonly secondsLeft?: number } {
    this.#rate = withBytes(this.#rate, 0, this.#clock.now());
    const total = sizeOfAll(this.files);
    const left = secondsLeft(this.#rate, total === null ? undefined : total - this.#bytes);
    return { bytesPerSecond: bytesPerSecond(this.#rate), ...(left === undefined ? {} : { secondsLeft: left }) };
  }
}
