import { format } from '../format.ts';
import type { JobChanges, JobFeed } from '../job-feed.ts';
import { jobLook, type JobLook } from '../job-look.ts';
import { words } from '../words.ts';

const most = 3;
const pause = 700;

/** Says changes of state, never progress, to a polite live region: a few by name, many as a number. */
export class Announcer {
  readonly #say: (text: string) => void;
  readonly #lookById = new Map<string, JobLook>();
  readonly #pending = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** Takes note of what changed; the first look at a job is no news while the list is read. */
  note({ changed, removed }: JobChanges, { jobs, phase }: JobFeed): void {
    for (const id of removed) this.#lookById.delete(id);
    for (const id of changed) {
      const job = jobs.get(id);
      if (!job) continue;
      const look = jobLook(job);
      const before = this.#lookById.get(id);
      this.#lookById.set(id, look);
      const isNews = before !== look && look !== 'checking' && (before !== undefined || phase === 'ready');
      if (isNews) this.#pending.set(id, words.changed(job.displayName, words.look[look]));
    }
    if (this.#pending.size === 0 || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.#tell(), pause);
  }

  #tell(): void {
    this.#timer = undefined;
    const texts = [...this.#pending.values()];
    this.#pending.clear();
    this.#say(texts.length > most ? words.manyChanged(format.count(texts.length)) : texts.join('. '));
  }
}
