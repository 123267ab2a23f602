/** What a page remembers outside the database. */
interface Remembered {
  readonly storeId: string;
  readonly jobs: number;
}

const parse = (text: string | null): Remembered | undefined => {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    const isSound = typeof value === 'object' && value !== null && 'storeId' in value && 'jobs' in value;
    return isSound && typeof value.storeId === 'string' && typeof value.jobs === 'number'
      ? { storeId: value.storeId, jobs: value.jobs }
      : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Tells a new start from a loss: when a browser runs out of space it deletes a site's databases and files all at once and
 * says nothing, but leaves localStorage. There the page keeps which store it knew and how many downloads that held.
 */
export class Canary {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly #key: string;
  readonly #storeId: string;
  /** Downloads that went with a store that is there no more. */
  readonly lost: number;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, key: string, storeId: string) {
    this.#storage = storage;
    this.#key = key;
    this.#storeId = storeId;
    const known = parse(storage.getItem(key));
    this.lost = known && known.storeId !== storeId ? known.jobs : 0;
  }

  /** Remembers how many downloads there are. */
  note(jobs: number): void {
    const text = JSON.stringify({ storeId: this.#storeId, jobs } satisfies Remembered);
    if (this.#storage.getItem(this.#key) !== text) this.#storage.setItem(this.#key, text);
  }
}
