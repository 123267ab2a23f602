import type { FileRow } from '../../src/core/file-row.ts';
import type { JobFacts } from '../../src/core/facts.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { Job, Stall } from '../../src/core/job.ts';
import type { JobEvent } from '../../src/core/job-event.ts';
import type { JobNews } from '../../src/core/job-news.ts';
import { isFinal, type JobState } from '../../src/core/job-state.ts';
import type { LogLine } from '../../src/core/log-line.ts';
import { refuse, RefusalError } from '../../src/core/refusal.ts';
import { step } from '../../src/core/step.ts';
import type { Instant } from '../../src/core/time.ts';
import type { World } from '../../src/core/world.ts';
import type { FileScope, Leftover } from '../../src/ports/job-store.ts';
import { Alarms } from './alarms.ts';
import { Announcements } from './announcements.ts';
import { Checks } from './checks.ts';
import type { EngineDeps } from './engine-deps.ts';
import { jobFacts, progressFacts } from './job-facts.ts';
import { Offers } from './offers.ts';
import { RunningJobs } from './running.ts';

/** What an event changes besides the job's own row, in the same transaction. */
export interface Consequences {
  readonly job?: Job;
  readonly files?: readonly FileRow[];
  readonly headers?: ReadonlyMap<number, Readonly<Record<string, string>>>;
  readonly log?: readonly LogLine[];
  readonly leftovers?: readonly Leftover[];
}

/** An event made from what the transaction sees, with its consequences for the files. */
export interface Decision extends Consequences {
  readonly event: JobEvent;
}

const newsOf = (state: JobState): JobNews['type'] => {
  if (state === 'transferred') return 'jobtransferred';
  return state === 'error' || state === 'transient-error' ? 'joberror' : 'jobmodification';
};

const runs = (state: JobState): boolean => state === 'queued' || state === 'transferring';

/** Decides in one transaction, tells the pages, and acts: nothing else changes a job. */
export class Engine {
  readonly deps: EngineDeps;
  readonly running = new RunningJobs();
  readonly announcements: Announcements;
  readonly checks: Checks;
  readonly offers: Offers;
  readonly #alarms: Alarms;
  readonly #look: () => void;
  #world: World = { isWorking: true, isOnline: true, isFull: false, cost: 'unknown' };

  /** @param look - is called whenever the queue may have something to do */
  constructor(deps: EngineDeps, look: () => void) {
    this.deps = deps;
    this.#look = look;
    this.#alarms = new Alarms(deps.clock, (id, type) => void this.apply(id, { type }).catch(() => undefined));
    this.offers = new Offers(deps.clock, deps.randomness);
    this.checks = new Checks((id) => this.announcements.moved(id));
    this.announcements = new Announcements(deps.announcer, deps.clock, {
      facts: (id) => this.facts(id),
      running: (id) => {
        const live = this.running.live(id);
        return live && progressFacts(live.progress());
      },
    });
  }

  get world(): World {
    return this.#world;
  }

  /** Takes note of what holds for every job; pages read their lists again where that changes anything. */
  changeWorld(change: Partial<World>): void {
    const before = this.#world;
    this.#world = { ...before, ...change };
    if (
      before.isWorking !== this.#world.isWorking ||
      before.isOnline !== this.#world.isOnline ||
      before.isFull !== this.#world.isFull ||
      before.cost !== this.#world.cost
    ) {
      this.announcements.refresh();
    }
    this.#look();
  }

  /** What pages are told of a job. */
  async facts(id: JobId): Promise<JobFacts | undefined> {
    const job = await this.deps.jobs.get(id);
    return job && this.factsOf(job);
  }

  factsOf(job: Job): JobFacts {
    return jobFacts(job, this.running.live(job.id), this.#world, this.checks.share(job.id));
  }

  /** Applies one event. Rejects with a RefusalError where the grid refuses it or there is no such job. */
  apply(id: JobId, event: JobEvent): Promise<Job> {
    return this.decide(id, 'no files', () => ({ event }));
  }

  /** Applies the event that `make` finds right when it sees the job and its files, in one transaction. */
  async decide(
    id: JobId,
    scope: FileScope,
    make: (view: { job: Job; files: readonly FileRow[] }) => Decision,
  ): Promise<Job> {
    const { clock, randomness, jobs } = this.deps;
    const circumstances = { now: clock.now(), random: randomness.fraction() };
    const changed = await jobs.change(id, scope, (view) => {
      const job = this.#withLiveProgress(view.job);
      const { event, ...consequences } = make({ ...view, job });
      const stepped = step(consequences.job ?? job, event, circumstances);
      if (!stepped.ok) throw new RefusalError(stepped.refusal);
      const line = stepped.log === undefined ? [] : [{ at: circumstances.now, event: event.type, detail: stepped.log }];
      return {
        ...consequences,
        job: stepped.job,
        log: [...(consequences.log ?? []), ...line],
        answer: { before: view.job.phase.state, leftovers: consequences.leftovers ?? [] },
      };
    });
    if (!changed) return refuse('BG_E_NOT_FOUND');
    await this.#follow(changed.job, changed.answer.before, changed.answer.leftovers);
    return changed.job;
  }

  /** A job whose stored rows cannot be read fails; the others go on. Any other error is passed on. */
  async quarantine(id: JobId, error: unknown): Promise<void> {
    if (!(error instanceof RefusalError) || error.refusal.code !== 'BG_E_DATABASE_CORRUPT') throw error;
    const cause = { kind: 'corrupt', detail: error.refusal.detail ?? '' } as const;
    await this.apply(id, { type: 'broke', failure: { cause, at: this.deps.clock.now() } });
  }

  /** Lets no job's time run while there is no network. */
  hush(): void {
    this.#alarms.clear();
  }

  /** Notes what `spent` says of the time that a waiting job has had no progress, and sets its alarm. */
  async retime(id: JobId, spent: (job: Job, now: Instant) => Stall | null): Promise<void> {
    const now = this.deps.clock.now();
    const changed = await this.deps.jobs.change(id, 'no files', ({ job }) =>
      job.stall === null ? { answer: undefined } : { job: { ...job, stall: spent(job, now) }, answer: undefined },
    );
    if (changed && this.#world.isOnline) this.#alarms.set(changed.job);
  }

  /** True while a job runs, is checked, or waits for a time: then the worker should stay alive. */
  get isBusy(): boolean {
    return this.running.ids.length > 0 || this.#alarms.areSet || this.checks.areAtWork;
  }

  /** Counts what is stored of a job that no longer runs. */
  async settleProgress(id: JobId, progress: Job['progress']): Promise<void> {
    await this.deps.jobs.change(id, 'no files', ({ job }) =>
      isFinal(job.phase.state) ? { answer: undefined } : { job: { ...job, progress }, answer: undefined },
    );
    this.announcements.moved(id);
  }

  /** What was announced of a running job is stored with its next change, so that a kill does not take it back. */
  #withLiveProgress(job: Job): Job {
    const live = this.running.live(job.id);
    return live && !isFinal(job.phase.state) ? { ...job, progress: live.progress() } : job;
  }

  async #follow(job: Job, before: JobState, leftovers: readonly Leftover[]): Promise<void> {
    const { state } = job.phase;
    this.announcements.tell(state === before ? 'jobmodification' : newsOf(state), this.factsOf(job));
    if (this.#world.isOnline) this.#alarms.set(job);
    const running = this.running.get(job.id);
    if (running) running.priority = job.priority;
    if (running && !runs(state)) running.abort.abort();
    if (running && leftovers.length > 0) await running.over;
    await this.clear(leftovers);
    this.#look();
  }

  /** Deletes bytes that belong to nothing any more, and the notes that say so. */
  async clear(leftovers: readonly Leftover[]): Promise<void> {
    for (const leftover of leftovers) {
      await this.deps.pieces.drop(leftover);
      await this.deps.ledger.drop(leftover);
      await this.deps.jobs.cleared(leftover);
    }
    if (leftovers.length > 0 && this.#world.isFull) this.changeWorld({ isFull: false });
  }
}
