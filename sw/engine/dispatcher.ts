import type { Failure } from '../../src/core/failure.ts';
import type { FileRow } from '../../src/core/file-row.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { Job } from '../../src/core/job.ts';
import type { Ranges } from '../../src/core/ranges.ts';
import { isQuotaError } from '../../src/core/quota.ts';
import { priorities, type Priority } from '../../src/core/priority.ts';
import { RefusalError } from '../../src/core/refusal.ts';
import { nextSliceEnd, schedule } from '../../src/core/schedule.ts';
import type { Settings } from '../../src/core/settings.ts';
import { withProgress } from '../../src/core/stall.ts';
import { mayDispatch, mayPay } from '../../src/core/world.ts';
import { JobLive } from '../transfer/job-live.ts';
import type { JobOutcome } from '../transfer/job-outcome.ts';
import type { JobReports } from '../transfer/job-reports.ts';
import { JobTransfer } from '../transfer/job-transfer.ts';
import type { TransferDeps } from '../transfer/transfer-deps.ts';
import type { Engine } from './engine.ts';

const mostForeground = 1000;

/** Milliseconds after which the store is tried again when it failed. */
const tryAgainAfter = 2000;

/** How often the end of a transfer is tried to be stored; beyond that, the next wake finds the job and queues it. */
const mostTries = 5;

/** Looks at the queue, starts the jobs whose turn it is, and carries what becomes of them back to the engine. */
export class Dispatcher {
  readonly #engine: Engine;
  readonly #transferDeps: TransferDeps;
  readonly #settings: () => Settings;
  /** What becomes of a job whose files are all whole, beyond TRANSFERRED. */
  readonly #onFinished: (id: JobId) => Promise<void>;
  #isLooking = false;
  #mustLookAgain = false;
  #cancelSlice: (() => void) | undefined;

  constructor(
    engine: Engine,
    transferDeps: TransferDeps,
    settings: () => Settings,
    onFinished: (id: JobId) => Promise<void>,
  ) {
    this.#engine = engine;
    this.#transferDeps = transferDeps;
    this.#settings = settings;
    this.#onFinished = onFinished;
  }

  /** Looks once; where something changes while it looks, once more; where the store fails, later again. Never rejects. */
  async look(): Promise<void> {
    this.#mustLookAgain = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      while (this.#mustLookAgain) {
        this.#mustLookAgain = false;
        await this.#lookOnce();
      }
    } catch {
      this.#engine.deps.clock.after(tryAgainAfter, () => void this.look());
    } finally {
      this.#isLooking = false;
    }
  }

  async #lookOnce(): Promise<void> {
    const { running, deps, world } = this.#engine;
    if (!mayDispatch(world)) return;
    const slots = this.#settings().activeJobs;
    const queues = await Promise.all(
      priorities.map((priority) =>
        this.#waiting(priority, priority === 0 ? mostForeground : slots + running.ids.length + 1),
      ),
    );
    const waiting = queues.flat().filter(({ id }) => running.get(id) === undefined);
    const plan = schedule(waiting, running.all, slots, deps.clock.now());
    await Promise.all(plan.recall.map((id) => this.#recall(id)));
    for (const job of waiting) {
      if (plan.dispatch.includes(job.id)) {
        await this.#start(job).catch((error: unknown) => this.#engine.quarantine(job.id, error));
      }
    }
    this.#watchSlices(waiting.length - plan.dispatch.length);
  }

  /** The next jobs of a priority that may run on the network of now; those that it costs too much stand aside. */
  async #waiting(priority: Priority, wanted: number): Promise<readonly Job[]> {
    const { deps, world } = this.#engine;
    for (let limit = wanted; ; limit *= 4) {
      const found = await deps.jobs.waiting(priority, limit);
      const able = found.filter((job) => mayPay(job, world));
      if (able.length >= wanted || found.length < limit) return able.slice(0, wanted);
    }
  }

  #watchSlices(stillWaiting: number): void {
    this.#cancelSlice?.();
    const end = stillWaiting > 0 ? nextSliceEnd(this.#engine.running.all) : undefined;
    const { clock } = this.#engine.deps;
    this.#cancelSlice =
      end === undefined ? undefined : clock.after(Math.max(1000, end - clock.now()), () => void this.look());
  }

  async #recall(id: JobId): Promise<void> {
    await this.#engine.running.stop(id);
    await this.#engine.apply(id, { type: 'yielded' }).catch(() => undefined);
  }

  async #start(job: Job): Promise<void> {
    const { deps, running } = this.#engine;
    const [files, held] = await Promise.all([deps.jobs.files(job.id), deps.pieces.heldOfJob(job.id)]);
    const now = await deps.jobs.get(job.id);
    const { world } = this.#engine;
    if (now?.phase.state !== 'queued' || running.get(job.id) || !mayDispatch(world) || !mayPay(now, world)) return;
    const heldOf = (file: FileRow): Ranges =>
      held.find(({ index, generation }) => index === file.index && generation === file.generation)?.held ?? [];
    const live = new JobLive(deps.clock, files, heldOf);
    const abort = new AbortController();
    const transfer = new JobTransfer(this.#transferDeps, job.id, live, this.#reports(job.id), abort.signal);
    const over = Promise.withResolvers<void>();
    running.add({ id: job.id, priority: job.priority, since: deps.clock.now(), live, abort, over: over.promise });
    void this.#carry(transfer, job.id, live, over.resolve);
  }

  async #carry(transfer: JobTransfer, id: JobId, live: JobLive, over: () => void): Promise<void> {
    const outcome = await transfer.run();
    await this.#engine.settleProgress(id, live.progress()).catch(() => undefined);
    // A run that was stopped has no say any more: the job may have been resumed meanwhile.
    const isLate = outcome.ended === 'failed' && this.#engine.running.get(id)?.abort.signal.aborted === true;
    await this.#insist(() => this.#settle(id, isLate ? { ended: 'stopped' } : outcome));
    this.#engine.running.delete(id);
    over();
    if (outcome.ended === 'finished') await this.#onFinished(id).catch(() => undefined);
    await this.look();
  }

  /** Stores what must not be lost: tries again where the store fails; a refusal means that it no longer matters. */
  async #insist(store: () => Promise<void>): Promise<void> {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      try {
        return await store();
      } catch (error) {
        if (error instanceof RefusalError) return undefined;
        await new Promise<void>((resolve) => void this.#engine.deps.clock.after(tryAgainAfter, resolve));
      }
    }
    return undefined;
  }

  #reports(id: JobId): JobReports {
    let hasAdvanced = false;
    return {
      started: async () => {
        await this.#engine.apply(id, { type: 'started', transport: 'ranged' });
      },
      advanced: () => {
        if (hasAdvanced) return;
        hasAdvanced = true;
        this.#quietly(
          this.#engine.deps.jobs.change(id, 'no files', ({ job }) => ({ job: withProgress(job), answer: undefined })),
        );
      },
      moved: () => this.#engine.announcements.moved(id),
      fileWhole: () => this.#quietly(this.#tellFileWhole(id)),
    };
  }

  async #tellFileWhole(id: JobId): Promise<void> {
    const facts = await this.#engine.facts(id);
    if (facts) this.#engine.announcements.tell('filetransferred', facts);
  }

  /** For what may fail without harm: the next progress, or the end of the transfer, says the same again. */
  #quietly(work: Promise<unknown>): void {
    work.catch(() => undefined);
  }

  async #settle(id: JobId, outcome: JobOutcome): Promise<void> {
    switch (outcome.ended) {
      case 'stopped':
        // Whoever stopped it has said what becomes of the job; it only must not be left running without a run.
        await this.#engine.apply(id, { type: 'yielded' });
        return;
      case 'finished':
        // Files may have been added while the last ones were fetched: then the job has another turn.
        await this.#engine.decide(id, 'all files', ({ files }) => ({
          event: { type: files.every(({ whole }) => whole) ? 'finished' : 'yielded' },
        }));
        return;
      case 'store failed':
        return this.#storeFailed(id, outcome.error, outcome.fileIndex);
      case 'failed':
        await this.#failed(id, outcome);
    }
  }

  async #failed(id: JobId, outcome: Extract<JobOutcome, { ended: 'failed' }>): Promise<void> {
    const { failure, recoverable, retryAfter } = outcome;
    if (failure.cause.kind === 'offline') {
      await this.#engine.apply(id, { type: 'network-lost' });
      this.#engine.changeWorld({ isOnline: this.#engine.deps.network.isOnline() });
      return;
    }
    const more = retryAfter === undefined ? {} : { retryAfter };
    await this.#engine.apply(id, recoverable ? { type: 'failed', failure, ...more } : { type: 'broke', failure });
  }

  async #storeFailed(id: JobId, error: unknown, fileIndex: number): Promise<void> {
    const at = this.#engine.deps.clock.now();
    const isQuota = isQuotaError(error);
    const detail = error instanceof Error ? error.name : 'unknown';
    const failure: Failure = { cause: isQuota ? { kind: 'quota' } : { kind: 'corrupt', detail }, fileIndex, at };
    if (isQuota) this.#engine.changeWorld({ isFull: true });
    await this.#engine.apply(id, isQuota ? { type: 'broke', failure } : { type: 'failed', failure });
  }
}
