import { format } from '../format.ts';
import type { JobSummary, TransferManager } from '../transfer-manager.ts';
import { words } from '../words.ts';
import type { ToastController } from './toast-controller.ts';

interface Pending {
  readonly job: JobSummary;
  /** Whether undo starts it again: it ran or waited before. */
  readonly afterUndo: 'resume' | 'rest';
}

const runs = (state: number): boolean => state === 0 || state === 2 || state === 5;
const isFinal = (state: number): boolean => state >= 7;

/** Removals that can be undone for ten seconds: the job is paused and hidden at once, deleted when the time is over. */
export class Removals {
  readonly #manager: () => TransferManager | undefined;
  readonly #toasts: ToastController;
  readonly #onChange: () => void;
  readonly #onRefused: (job: JobSummary, error: unknown) => void;
  #pending = new Map<string, Pending>();

  constructor(deps: {
    readonly manager: () => TransferManager | undefined;
    readonly toasts: ToastController;
    readonly onChange: () => void;
    readonly onRefused: (job: JobSummary, error: unknown) => void;
  }) {
    this.#manager = deps.manager;
    this.#toasts = deps.toasts;
    this.#onChange = deps.onChange;
    this.#onRefused = deps.onRefused;
  }

  /** Whether a job is on its way out, and hidden. */
  isHidden(id: string): boolean {
    return this.#pending.has(id);
  }

  /** Begins to remove a job. */
  async begin(job: JobSummary): Promise<void> {
    this.#pending.set(job.id, { job, afterUndo: runs(job.state) ? 'resume' : 'rest' });
    this.#onChange();
    this.#tell();
    if (isFinal(job.state)) return;
    try {
      await (await this.#manager()?.getJob(job.id))?.suspend();
    } catch (error) {
      this.#onRefused(job, error);
    }
  }

  #tell(): void {
    const jobs = [...this.#pending.values()].map(({ job }) => job);
    const [first] = jobs;
    if (!first) return;
    const bytes = jobs.reduce((sum, { progress }) => sum + progress.bytesTransferred, 0);
    const name = jobs.length === 1 ? first.displayName : words.countDownloads(format.count(jobs.length));
    const text = bytes > 0 ? words.removedBytesToast(name, format.bytes(bytes)) : words.removedToast(name);
    this.#toasts.show({ text, tone: 'plain', undo: () => void this.#undo(), onClose: () => void this.#commit() });
  }

  async #undo(): Promise<void> {
    const undone = this.#take();
    for (const { job, afterUndo } of undone) {
      if (afterUndo === 'rest') continue;
      try {
        await (await this.#manager()?.getJob(job.id))?.resume();
      } catch (error) {
        this.#onRefused(job, error);
      }
    }
  }

  async #commit(): Promise<void> {
    const due = [...this.#pending.values()];
    for (const { job } of due) {
      try {
        const handle = await this.#manager()?.getJob(job.id);
        if (!isFinal(job.state)) await handle?.cancel();
        await handle?.remove();
      } catch (error) {
        this.#onRefused(job, error);
      }
      this.#pending.delete(job.id);
      this.#onChange();
    }
  }

  #take(): readonly Pending[] {
    const taken = [...this.#pending.values()];
    this.#pending = new Map();
    this.#onChange();
    return taken;
  }
}
