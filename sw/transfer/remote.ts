import type { FileRow } from '../../src/core/file-row.ts';
import type { Version } from '../../src/core/version.ts';

/** One address that a file's bytes come from, as a transfer knows it. */
export interface Remote {
  readonly url: string;
  readonly host: string;
  /** True where headers of the person's own may go: to the origin of the file's own address. */
  readonly takesHeaders: boolean;
  /** What its answers showed in this run; `null` before the first one that was of use. */
  version: Version | null;
}

const remoteAt = (file: FileRow, url: string): Remote => ({
  url,
  host: new URL(url).host,
  takesHeaders: new URL(url).origin === new URL(file.remoteUrl).origin,
  version: null,
});

/** The addresses of one file: its own and its mirrors. Those that fail or disagree are left out for the rest of the run. */
export class Remotes {
  #usable: readonly Remote[];

  constructor(file: FileRow) {
    this.#usable = [file.remoteUrl, ...file.mirrors].map((url) => remoteAt(file, url));
  }

  /** Never empty. */
  get usable(): readonly Remote[] {
    return this.#usable;
  }

  /** The one for the next connection: of those that may take one, the first that has fewest. */
  choose(used: readonly Remote[], mayTake: (remote: Remote) => boolean): Remote | undefined {
    const load = (remote: Remote): number => used.filter((other) => other === remote).length;
    return this.#usable.filter(mayTake).toSorted((a, b) => load(a) - load(b))[0];
  }

  /** The one for a connection that works alone: the one that showed the version, else the first. */
  first({ versionUrl }: FileRow): Remote {
    const [first] = this.#usable;
    const known = this.#usable.find(({ url }) => url === versionUrl) ?? first;
    if (!known) throw new RangeError('a file has an address');
    return known;
  }

  /** True where no other is left. */
  isLast(remote: Remote): boolean {
    return this.#usable.length === 1 && this.#usable[0] === remote;
  }

  /** Leaves one out; false where it was left out before. */
  drop(remote: Remote): boolean {
    const before = this.#usable.length;
    this.#usable = this.#usable.filter((other) => other !== remote);
    return this.#usable.length < before;
  }

  /** Forgets what the answers showed, because the file begins anew. */
  forget(): void {
    for (const remote of this.#usable) remote.version = null;
  }
}
