import type { JobFacts } from '../../src/core/facts.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { JobNews } from '../../src/core/job-news.ts';
import { isFinal } from '../../src/core/job-state.ts';
import type { Announcer } from '../../src/ports/announcer.ts';
import type { Clock } from '../../src/ports/clock.ts';

const interval = 100;

type Figures = Map<JobId, JobFacts['progress']>;

/** Takes over the figures of news that are further; a job at its end has its own. */
const advance = (figures: Figures, news: readonly JobNews[]): void => {
  for (const { job } of news) {
    const { id, progress, state } = job;
    const isFurther = progress.bytesTransferred >= (figures.get(id)?.bytesTransferred ?? 0);
    if (isFurther || isFinal(state)) figures.set(id, progress);
  }
};

interface Told {
  readonly early: readonly JobNews[];
  readonly read: readonly JobNews[];
  readonly late: readonly JobNews[];
}

/**
 * What happened, each with the latest figures of its job in it: news of one moment may come in any order, and a page that
 * has read its list meanwhile would see them fall. Of a job that runs they are those of now; what was read after the early
 * news is right, also where a file began anew; of the news that came while it was read nobody knows.
 */
const inOrder = ({ early, read, late }: Told, running: FactSources['running']): readonly JobNews[] => {
  const figures: Figures = new Map();
  advance(figures, early);
  for (const { job } of read) figures.set(job.id, job.progress);
  advance(figures, late);
  return [...early, ...read, ...late].map(({ type, job }) => {
    const now = isFinal(job.state) ? undefined : running(job.id);
    return { type, job: { ...job, progress: now ?? figures.get(job.id) ?? job.progress } };
  });
};

/** Where facts come from. */
export interface FactSources {
  readonly facts: (id: JobId) => Promise<JobFacts | undefined>;
  /** The figures of this moment of a job that runs. */
  readonly running: (id: JobId) => JobFacts['progress'] | undefined;
}

/** Gathers what happened and tells pages at most ten times a second: every change of state, and the latest progress. */
export class Announcements {
  readonly #announcer: Announcer;
  readonly #clock: Clock;
  readonly #sources: FactSources;
  #news: JobNews[] = [];
  readonly #moved = new Set<JobId>();
  #isWaiting = false;

  constructor(announcer: Announcer, clock: Clock, sources: FactSources) {
    this.#announcer = announcer;
    this.#clock = clock;
    this.#sources = sources;
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
    const facts = await Promise.all(moved.map((id) => this.#sources.facts(id).catch(() => undefined)));
    const progress = facts.filter((job) => job !== undefined).map((job): JobNews => ({ type: 'jobmodification', job }));
    // What was told as news may have moved since, so the figures come last; what came while they were read, after them.
    const late = this.#news;
    this.#news = [];
    this.#announcer.tell(() => inOrder({ early: news, read: progress, late }, this.#sources.running));
    this.#isWaiting = false;
    if (this.#news.length > 0 || this.#moved.size > 0) this.#soon();
  }
}
