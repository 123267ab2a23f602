import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { JobChanges, JobFeed } from '../job-feed.ts';

/** Keeps its host in step with the jobs while the host is on the page, and not a moment longer. */
export class FeedController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onChanges: (changes: JobChanges, feed: JobFeed) => void;
  #feed: JobFeed | undefined;
  #watching = new AbortController();
  #isConnected = false;

  constructor(host: ReactiveControllerHost, onChanges: (changes: JobChanges, feed: JobFeed) => void) {
    this.#host = host;
    this.#onChanges = onChanges;
    host.addController(this);
  }

  /** Turns to a feed; `undefined` for none. */
  follow(feed: JobFeed | undefined): void {
    if (feed === this.#feed) return;
    this.#feed = feed;
    if (this.#isConnected) this.#watch();
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#watch();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#watching.abort();
  }

  #watch(): void {
    this.#watching.abort();
    this.#watching = new AbortController();
    const feed = this.#feed;
    feed?.watch((changes) => {
      this.#onChanges(changes, feed);
      this.#host.requestUpdate();
    }, this.#watching.signal);
  }
}
