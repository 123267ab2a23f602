import { format } from '../format.ts';
import { isAllowed, type JobAction } from '../job-action.ts';
import { isChangeOfMind, refusalText } from '../refusal-text.ts';
import type { Job, JobSummary, SaveWay, TransferManager } from '../transfer-manager.ts';
import { words } from '../words.ts';
import type { ToastController } from './toast-controller.ts';

/** The actions that need no dialog first. */
export type PlainAction = Exclude<JobAction, 'details' | 'remove' | 'replace-link'>;

/** What came of adding links: those that were refused, and why the first one was. */
export interface Added {
  readonly ids: readonly string[];
  readonly refused: readonly string[];
  readonly why: string;
}

const save = async (job: Job, { state }: JobSummary, way: 'download' | 'folder'): Promise<void> => {
  if (state === 7) await job.saveAgain(way);
  else await job.complete({ save: way });
};

const saveAs =
  (way: SaveWay) =>
  async (job: Job): Promise<void> => {
    await job.complete({ save: way });
  };

const linksOf = async (job: Job): Promise<string> => {
  const { files } = await job.getSnapshot();
  return files.map(({ remoteUrl }) => remoteUrl).join('\n');
};

/** Carries out what the person asked for, says what came of it, and says refusals in plain words. */
export class JobCommands {
  readonly #manager: () => TransferManager | undefined;
  readonly #toasts: ToastController;

  constructor(manager: () => TransferManager | undefined, toasts: ToastController) {
    this.#manager = manager;
    this.#toasts = toasts;
  }

  /** Does one thing to one job; what its state does not allow is not tried. */
  async run(action: PlainAction, summary: JobSummary): Promise<void> {
    if (!isAllowed(action, summary)) return;
    try {
      const job = await this.#manager()?.getJob(summary.id);
      if (job) await this.#do(action, job, summary);
    } catch (error) {
      this.refused(summary, error);
    }
  }

  /** Does the same to many jobs and says to how many. */
  async runAll(action: 'pause' | 'resume', summaries: readonly JobSummary[]): Promise<void> {
    const able = summaries.filter((summary) => isAllowed(action, summary));
    if (able.length === 0) return;
    for (const summary of able) await this.run(action, summary);
    const count = format.count(able.length);
    this.#say(action === 'pause' ? words.allPausedToast(count) : words.allResumedToast(count));
  }

  /** Makes a job of each link, and begins it where asked to. */
  async add(urls: readonly string[], begin: 'started' | 'paused'): Promise<Added> {
    const ids: string[] = [];
    const refused: string[] = [];
    let why = '';
    for (const url of urls) {
      try {
        const job = await this.#manager()?.createJob({ files: [{ remoteUrl: url }] });
        if (!job) continue;
        ids.push(job.id);
        if (begin === 'started') await job.resume();
      } catch (error) {
        refused.push(url);
        why ||= refusalText(error);
      }
    }
    if (ids.length > 0) this.#say(words.addedToast(format.count(ids.length), begin));
    return { ids, refused, why };
  }

  /** Gives a file of a job another link and goes on. Resolves with why not, or with nothing. */
  async replaceLink(id: string, fileIndex: number, url: string): Promise<string> {
    try {
      const job = await this.#manager()?.getJob(id);
      await job?.setRemoteName(fileIndex, url);
      await job?.resume();
      this.#say(words.replacedToast);
      return '';
    } catch (error) {
      return refusalText(error);
    }
  }

  /** Puts text on the clipboard, where the browser lets it. */
  async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#say(words.copiedToast);
    } catch {
      this.#toasts.show({ text: words.copyFailedToast, tone: 'wrong' });
    }
  }

  /** Says that something was refused, and why. */
  refused({ displayName }: JobSummary, error: unknown): void {
    if (isChangeOfMind(error)) return;
    this.#toasts.show({ text: words.actionFailed(displayName, refusalText(error)), tone: 'wrong' });
  }

  async #do(action: PlainAction, job: Job, summary: JobSummary): Promise<void> {
    const name = summary.displayName;
    switch (action) {
      case 'pause':
        return job.suspend();
      case 'resume':
        return job.resume();
      case 'use-now':
        return job.overrideCostOnce();
      case 'save':
        await save(job, summary, 'download');
        return this.#say(words.savedToast(name));
      case 'save-folder':
        await save(job, summary, 'folder');
        return this.#say(words.savedFolderToast(name));
      case 'save-whole':
        await saveAs('download')(job);
        return this.#say(words.savedToast(name));
      case 'keep':
        await saveAs('keep')(job);
        return this.#say(words.keptToast(name));
      case 'hand-over':
        await job.markHandedOver(summary.error?.fileIndex ?? 0);
        return this.#say(words.savedToast(name));
      case 'check':
        return this.#toasts.show(await (await import('../components/later-parts.ts')).checkFiles(job, name));
      case 'find-checksum':
        return this.#toasts.show(await (await import('../components/later-parts.ts')).findChecksums(job, name));
      case 'copy-link':
        return this.copy(await linksOf(job));
    }
  }

  #say(text: string): void {
    this.#toasts.show({ text, tone: 'plain' });
  }
}
