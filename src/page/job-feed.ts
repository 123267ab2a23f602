import type { JobEventName, JobSummary, TransferManager } from './transfer-manager.ts';

/** What changed since the last time watchers were told. */
export interface JobChanges {
  readonly changed: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
}

export type FeedWatcher = (changes: JobChanges) => void;

/** All jobs as the manager knows them, kept in step while somebody watches. */
export interface JobFeed {
  readonly jobs: ReadonlyMap<string, JobSummary>;
  /** Jobs in each state as the manager counted them: true before all jobs are here. */
  readonly firstCounts: readonly number[];
  readonly phase: 'loading' | 'ready';
  readonly watch: (watcher: FeedWatcher, signal: AbortSignal) => void;
  /** Reads the whole list, the first time and after a silence. */
  readonly refresh: () => Promise<void>;
}

/** Calls back once, soon: with the next frame, or in a second where no frames are drawn. */
export type Schedule = (callback: () => void) => void;

const pageSize = 500;
const everyState = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const eventNames = [
  'jobmodification',
  'jobtransferred',
  'joberror',
  'filetransferred',
  'jobremoved',
] as const satisfies readonly JobEventName[];

/** The Schedule of a page. */
const nextFrame: Schedule = (callback) => {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    callback();
  };
  requestAnimationFrame(once);
  setTimeout(once, 1000);
};

class LiveFeed implements JobFeed {
  readonly jobs = new Map<string, JobSummary>();
  firstCounts: readonly number[] = [];
  phase: 'loading' | 'ready' = 'loading';
  readonly #manager: TransferManager;
  readonly #schedule: Schedule;
  readonly #watchers = new Set<FeedWatcher>();
  readonly #gone = new Set<string>();
  #changed = new Set<string>();
  #removed = new Set<string>();
  #fresh = new Set<string>();
  #isScheduled = false;
  #reading: Promise<void> | undefined;

  constructor(manager: TransferManager, schedule: Schedule) {
    this.#manager = manager;
    this.#schedule = schedule;
    for (const name of eventNames) manager.addEventListener(name, (event) => this.#onNews(name, event.detail));
  }

  watch(watcher: FeedWatcher, signal: AbortSignal): void {
    this.#watchers.add(watcher);
    signal.addEventListener('abort', () => this.#watchers.delete(watcher), { once: true });
  }

  refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    this.#fresh = new Set();
    const seen = new Set<string>();
    let after: string | undefined;
    do {
      const options = { states: everyState, limit: pageSize, ...(after === undefined ? {} : { after }) };
      const { jobs, next, counts } = await this.#manager.listJobs(options);
      if (this.phase === 'loading') this.firstCounts = counts;
      for (const job of jobs) {
        seen.add(job.id);
        // News that came while the list was read is younger than the list.
        if (!this.#fresh.has(job.id)) this.#put(job);
      }
      this.#tellSoon();
      after = next;
    } while (after !== undefined);
    for (const id of this.jobs.keys()) if (!seen.has(id) && !this.#fresh.has(id)) this.#drop(id);
    this.phase = 'ready';
    this.#tellSoon();
  }

  #onNews(name: JobEventName, job: JobSummary): void {
    this.#fresh.add(job.id);
    if (name === 'jobremoved') {
      this.#gone.add(job.id);
      this.#drop(job.id);
    } else {
      this.#put(job);
    }
    this.#tellSoon();
  }

  #put(job: JobSummary): void {
    if (this.#gone.has(job.id)) return;
    this.jobs.set(job.id, job);
    this.#changed.add(job.id);
  }

  #drop(id: string): void {
    if (this.jobs.delete(id)) this.#removed.add(id);
    this.#changed.delete(id);
  }

  #tellSoon(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#schedule(() => this.#tell());
  }

  #tell(): void {
    this.#isScheduled = false;
    const changes = { changed: this.#changed, removed: this.#removed };
    this.#changed = new Set();
    this.#removed = new Set();
    for (const watcher of this.#watchers) watcher(changes);
  }
}

/** Makes the feed of a manager: one per page. Watchers are told at most once a frame, and only what changed. */
export const createJobFeed = (manager: TransferManager, schedule: Schedule = nextFrame): JobFeed =>
  new LiveFeed(manager, schedule);
