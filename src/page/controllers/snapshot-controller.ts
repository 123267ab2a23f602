import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { JobSnapshot, JobSummary, LogLine, TransferManager } from '../transfer-manager.ts';

const pause = 1000;

/** The files and the log of the one job whose details are seen, read again when it changed, at most once a second. */
export class SnapshotController implements ReactiveController {
  snapshot: JobSnapshot | undefined;
  log: readonly LogLine[] | undefined;
  readonly #host: ReactiveControllerHost;
  #manager: TransferManager | undefined;
  #seen: JobSummary | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #readAt = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.look(undefined, undefined);
  }

  /** Turns to a job as the list knows it, or away from all. Equal summaries cost nothing. */
  look(manager: TransferManager | undefined, job: JobSummary | undefined): void {
    this.#manager = manager;
    if (job === this.#seen) return;
    const isOther = job?.id !== this.#seen?.id;
    this.#seen = job;
    if (isOther) {
      this.snapshot = undefined;
      this.log = undefined;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
    if (!job || this.#timer !== undefined) return;
    const wait = isOther ? 0 : Math.max(0, this.#readAt + pause - performance.now());
    this.#timer = setTimeout(() => void this.#read(job.id), wait);
  }

  async #read(id: string): Promise<void> {
    this.#timer = undefined;
    this.#readAt = performance.now();
    try {
      const job = await this.#manager?.getJob(id);
      const [snapshot, log] = await Promise.all([job?.getSnapshot(), job?.getLog()]);
      if (this.#seen?.id !== id) return;
      this.snapshot = snapshot;
      this.log = log;
      this.#host.requestUpdate();
    } catch {
      // The job went away meanwhile; the list says so.
    }
  }
}
