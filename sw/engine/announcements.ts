import type { JobFacts } from '../../src/core/facts.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { JobNews } from '../../src/core/job-news.ts';
import type { Announcer } from '../../src/ports/announcer.ts';
import type { Clock } from '../../src/ports/clock.ts';

const interval = 100;

/** Gathers what happened and tells pages at most ten times a second: every change of state, and the latest progress. */
export class Announcements {
  readonly #announcer: Announcer;
  readonly #clock: Clock;
  readonly #factsOf: (id: JobId) => Promise<JobFacts | undefined>;
  #news: JobNews[] = [];
  readonly #moved = new Set<JobId>();
  #isWaiting = false;

  constructor(announcer: Announcer, clock: Clock, factsOf: (id: JobId) => Promise<JobFacts | undefined>) {
    this.#announcer = announcer;
    this.#clock = clock;
    this.#factsOf = factsOf;
  }

  /** Something happened to a job that every page must hear of. */
  tell(type: JobNews['type'], job: JobFacts): void {
    this.#news.push({ type, job });
    this.#soon();
  }

  /** The figures of a job moved. */
  moved(id: JobId): void {
    this.#moved.add(id);
    this.#soon();
  }

  /** What concerns every job changed. */
  refresh(): void {
    this.#announcer.refresh();
  }

  #soon(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#clock.after(interval, () => void this.#flush());
  }

  async #flush(): Promise<void> {
    const news = this.#news;
    const moved = [...this.#moved];
    this.#news = [];
    this.#moved.clear();
    const facts = await Promise.all(moved.map((id) => this.#factsOf(id).catch(() => undefined)));
    // News that came while the figures were read may be older than they are, or younger: such figures are read again.
    const late = this.#news;
    this.#news = [];
    const isLate = (id: JobId): boolean => late.some(({ job }) => job.id === id);
    for (const id of moved) if (isLate(id)) this.#moved.add(id);
    const progress = facts
      .filter((job) => job !== undefined)
      .filter(({ id }) => !isLate(id))
      .map((job): JobNews => ({ type: 'jobmodification', job }));
    // What was told as news may have moved since, so the figures come last.
    this.#announcer.tell([...news, ...progress, ...late]);
    this.#isWaiting = false;
    if (this.#news.length > 0 || this.#moved.size > 0) this.#soon();
  }
}
