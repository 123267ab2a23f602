import type { JobId } from '../../src/core/ids.ts';
import type { Priority } from '../../src/core/priority.ts';
import type { Running } from '../../src/core/schedule.ts';
import type { Instant } from '../../src/core/time.ts';
import type { JobLive } from '../transfer/job-live.ts';

/** A job that has been dispatched and whose transfer has not ended yet. */
export interface RunningJob {
  readonly id: JobId;
  priority: Priority;
  readonly since: Instant;
  readonly live: JobLive;
  readonly abort: AbortController;
  /** Resolves when the transfer has ended and everything that it stored is counted. */
  readonly over: Promise<void>;
}

/** The jobs that run, and nothing else that the worker would miss if it died. */
export class RunningJobs {
  readonly #byId = new Map<JobId, RunningJob>();

  get all(): readonly Running[] {
    return [...this.#byId.values()].map(({ id, priority, since }) => ({ id, priority, since }));
  }

  get ids(): readonly JobId[] {
    return [...this.#byId.keys()];
  }

  get(id: JobId): RunningJob | undefined {
    return this.#byId.get(id);
  }

  live(id: JobId): JobLive | undefined {
    return this.#byId.get(id)?.live;
  }

  add(job: RunningJob): void {
    this.#byId.set(job.id, job);
  }

  delete(id: JobId): void {
    this.#byId.delete(id);
  }

  /** Ends a job's connections and waits until what came is stored and counted. */
  async stop(id: JobId): Promise<void> {
    const job = this.#byId.get(id);
    job?.abort.abort();
    await job?.over;
  }
}
