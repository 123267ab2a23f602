import type { JobId } from '../../src/core/ids.ts';
import type { Job } from '../../src/core/job.ts';
import { retryRest } from '../../src/core/retry.ts';
import { patienceLeft } from '../../src/core/stall.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** Wakes jobs that wait for a retry, or that have waited long enough. The store knows the times; this only rings. */
export class Alarms {
  readonly #clock: Clock;
  readonly #ring: (id: JobId, type: 'retry-due' | 'gave-up') => void;
  readonly #cancelById = new Map<JobId, () => void>();

  constructor(clock: Clock, ring: (id: JobId, type: 'retry-due' | 'gave-up') => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** Sets the alarm that the job's state asks for, in place of any before. */
  set(job: Job): void {
    this.#cancelById.get(job.id)?.();
    this.#cancelById.delete(job.id);
    if (job.phase.state !== 'transient-error' || job.phase.retryAt === undefined) return;
    const now = this.#clock.now();
    const delay = retryRest(job.phase.retryAt, now, job.phase.delay);
    const patience = patienceLeft(job, now) ?? Infinity;
    const type = patience < delay ? 'gave-up' : 'retry-due';
    const cancel = this.#clock.after(Math.min(delay, patience), () => {
      this.#cancelById.delete(job.id);
      this.#ring(job.id, type);
    });
    this.#cancelById.set(job.id, cancel);
  }

  /** Sets no alarm any more: offline, no time runs. */
  clear(): void {
    for (const cancel of this.#cancelById.values()) cancel();
    this.#cancelById.clear();
  }

  /** True while any job waits for a time. */
  get areSet(): boolean {
    return this.#cancelById.size > 0;
  }
}
