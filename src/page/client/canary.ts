/**
 * Tells a new start from a loss: when a browser runs out of space it deletes a site's databases and files all at once and
 * says nothing, but leaves localStorage. There the page keeps which store it knew and how many downloads that held.
 */
export class Canary {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly #key: string;
  #storeId = '';

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, key: string) {
    this.#storage = storage;
    this.#key = key;
  }

  /** Takes note of the store that the engine works on; answers how many downloads went with the one before, if it is another. */
  meet(storeId: string): number {
    const [jobs, known] = this.#storage.getItem(this.#key)?.split(' ') ?? [];
    this.#storeId = storeId;
    return known === undefined || known === storeId ? 0 : Number(jobs) || 0;
  }

  /** Remembers how many downloads there are. */
  note(jobs: number): void {
    const text = `${jobs} ${this.#storeId}`;
    if (this.#storage.getItem(this.#key) !== text) this.#storage.setItem(this.#key, text);
  }
}
