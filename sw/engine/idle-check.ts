import type { FileRow } from '../../src/core/file-row.ts';
import type { JobId } from '../../src/core/ids.ts';
import { notePieces } from '../transfer/piece-check.ts';
import { wholeBlobs } from '../transfer/whole-file.ts';
import type { Engine } from './engine.ts';

/** Milliseconds without a running job before hashing begins: between two jobs there is no idle time. */
const idleAfter = 5000;

/** Hashes files that came whole while nothing else is to be done, so that a later check has something to compare with. */
export class IdleCheck {
  readonly #engine: Engine;
  readonly #waiting = new Set<JobId>();
  #isAtWork = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Takes note of a job whose files are whole. */
  add(id: JobId): void {
    this.#waiting.add(id);
    this.#lookLater();
  }

  #lookLater(): void {
    this.#engine.deps.clock.after(idleAfter, () => void this.#look().catch(() => undefined));
  }

  get #isIdle(): boolean {
    return this.#engine.running.ids.length === 0;
  }

  /** An engine that has ended its work hashes nothing more: another one may be at work. */
  get #isOver(): boolean {
    return !this.#engine.world.isWorking;
  }

  async #look(): Promise<void> {
    if (this.#isAtWork || this.#isOver || this.#waiting.size === 0) return;
    if (!this.#isIdle) {
      this.#lookLater();
      return;
    }
    this.#isAtWork = true;
    try {
      const ids = [...this.#waiting];
      this.#waiting.clear();
      for (const id of ids) {
        // A job whose files cannot be read is not tried again and again.
        const isDone = await this.#check(id).catch(() => true);
        if (!isDone) this.#waiting.add(id);
      }
    } finally {
      this.#isAtWork = false;
      if (this.#waiting.size > 0) this.#lookLater();
    }
  }

  /** True where nothing of the job is left to be hashed. */
  async #check(id: JobId): Promise<boolean> {
    const { jobs } = this.#engine.deps;
    for (const file of await jobs.files(id)) {
      if (!file.whole || file.computed !== null) continue;
      if (!this.#isIdle) return false;
      if (!(await this.#hash(file))) return false;
    }
    this.#engine.announcements.moved(id);
    return true;
  }

  async #hash(file: FileRow): Promise<boolean> {
    const { deps } = this.#engine;
    const abort = new AbortController();
    const watch = (): void => {
      if (!this.#isIdle || this.#isOver) abort.abort();
    };
    const blobs = await wholeBlobs(deps.pieces, file);
    if (!blobs) return true;
    try {
      const computed = await deps.hasher.digest('sha-256', blobs, watch, abort.signal);
      await notePieces(deps, file, abort.signal);
      await deps.jobs.change(file.jobId, [file.index], ({ files }) => ({
        files: files.filter(({ generation }) => generation === file.generation).map((row) => ({ ...row, computed })),
        answer: undefined,
      }));
      return true;
    } catch {
      // Stopped by a job that runs now: another time. Unreadable: whoever wants the file hears of it.
      return !abort.signal.aborted;
    }
  }
}
