import { createHashServer, type HashServer } from '../browser/hash-server.ts';
import { createFaultyServer, type FaultyServer } from '../server/faulty-server.js';
import type { LogEntry } from '../server/request-log.js';
import { serveApp } from './app-files.ts';
import type { Behaviour, ServedFile } from './behaviour.ts';
import type { Sites } from './random-behaviour.ts';

const host = '127.0.0.1';

/** All servers of a soak: one that has the app too, and others, so that what is wrong with one host delays few jobs. */
export class Servers {
  readonly hashing: HashServer;
  readonly #home: FaultyServer;
  readonly #away: readonly FaultyServer[];

  private constructor(hashing: HashServer, home: FaultyServer, away: readonly FaultyServer[]) {
    this.hashing = hashing;
    this.#home = home;
    this.#away = away;
  }

  static async start(dist: string, countAway: number): Promise<Servers> {
    const home = await createFaultyServer({ host });
    await serveApp(home, dist);
    const away = await Promise.all(Array.from({ length: countAway }, () => createFaultyServer({ host })));
    return new Servers(await createHashServer(host), home, away);
  }

  get sites(): Sites {
    return { home: this.#home.origin, away: this.#away.map(({ origin }) => origin) };
  }

  get appUrl(): string {
    return `${this.#home.origin}/`;
  }

  serve({ served }: Behaviour): void {
    for (const { at, path, resource } of served) this.#serverAt(at).serve(path, resource);
  }

  /** What was asked and answered for one behaviour, in order. */
  logOf({ served }: Behaviour): LogEntry[] {
    return served.flatMap(({ at, path }) => this.#serverAt(at).requestsFor(path)).toSorted((a, b) => a.at - b.at);
  }

  async close(): Promise<void> {
    await Promise.all([this.hashing.close(), this.#home.close(), ...this.#away.map((server) => server.close())]);
  }

  #serverAt(at: ServedFile['at']): FaultyServer {
    return at === 'home' ? this.#home : (this.#away[at % this.#away.length] ?? this.#home);
  }
}
