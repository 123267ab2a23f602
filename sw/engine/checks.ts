import type { JobId } from '../../src/core/ids.ts';

/** How far the checks have come that somebody asked for, of files that are whole. */
export class Checks {
  readonly #shareById = new Map<JobId, number>();
  readonly #moved: (id: JobId) => void;

  /** @param moved - is called when there is something new to be told of a job */
  constructor(moved: (id: JobId) => void) {
    this.#moved = moved;
  }

  /** From 0 to 1; `undefined` while nothing of the job is checked. */
  share(id: JobId): number | undefined {
    return this.#shareById.get(id);
  }

  get areAtWork(): boolean {
    return this.#shareById.size > 0;
  }

  /** Does the work of a check, which tells the share that it has done. */
  async during<T>(id: JobId, work: (checked: (share: number) => void) => Promise<T>): Promise<T> {
    const tell = (share: number): void => {
      this.#shareById.set(id, share);
      this.#moved(id);
    };
    tell(0);
    try {
      return await work(tell);
    } finally {
      this.#shareById.delete(id);
      this.#moved(id);
    }
  }
}
