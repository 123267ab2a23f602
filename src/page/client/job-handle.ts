import { bitsNumberByState } from '../../core/job-state.ts';
import type { JobId } from '../../core/ids.ts';
import type { Priority } from '../../core/priority.ts';
import type { CostPolicy } from '../../core/waiting.ts';
import { BitsError } from '../bits-error.ts';
import type {
  CompleteResult,
  FileInit,
  Job,
  JobError,
  JobProgress,
  JobSnapshot,
  LogLine,
  SaveWay,
} from '../transfer-manager.ts';
import type { Send } from './engine-link.ts';
import { optionsOf } from './options-of.ts';
import { jobErrorOf, jobSnapshotOf } from './snapshots.ts';
import type { Saver } from './saver.ts';

/** What a handle works with. */
export interface HandleDeps {
  readonly send: Send;
  readonly saver: Saver;
  /** Is called before the first bytes are fetched: the moment to ask the browser to keep what is stored. */
  readonly beforeResume: () => void;
}

const isSaveWay = (value: unknown): value is SaveWay => value === 'keep' || value === 'download' || value === 'folder';

/** A handle of one job: every call crosses to the worker. */
export class JobHandle implements Job {
  readonly id: JobId;
  readonly #deps: HandleDeps;

  constructor(id: JobId, deps: HandleDeps) {
    this.id = id;
    this.#deps = deps;
  }

  async getSnapshot(): Promise<JobSnapshot> {
    return jobSnapshotOf(await this.#deps.send('job/get-with-files', { id: this.id }));
  }

  async getState(): Promise<number> {
    return bitsNumberByState[(await this.#deps.send('job/get', { id: this.id })).state];
  }

  async getProgress(): Promise<JobProgress> {
    return (await this.#deps.send('job/get', { id: this.id })).progress;
  }

  async getError(): Promise<JobError> {
    const { failure, retryAt, state } = await this.#deps.send('job/get', { id: this.id });
    if (!failure) throw new BitsError({ code: 'BG_E_ERROR_INFORMATION_UNAVAILABLE', state });
    return jobErrorOf(failure, retryAt);
  }

  async getLog(): Promise<LogLine[]> {
    return [...(await this.#deps.send('job/log', { id: this.id }))];
  }

  async suspend(): Promise<void> {
    await this.#deps.send('job/suspend', { id: this.id });
  }

  async resume(): Promise<void> {
    this.#deps.beforeResume();
    await this.#deps.send('job/resume', { id: this.id });
  }

  async complete(options: { readonly save?: SaveWay } = {}): Promise<CompleteResult> {
    const { save: way = 'keep' } = optionsOf(options, ['save']);
    if (!isSaveWay(way)) throw new BitsError({ code: 'E_INVALIDARG', detail: 'save' });
    const { state, progress } = await this.#deps.send('job/get', { id: this.id });
    if (way !== 'keep' && state === 'transferred') {
      // Deliver first: a file that cannot be delivered leaves the job TRANSFERRED, and nothing is lost.
      await this.#deliver(
        way,
        Array.from({ length: progress.filesTotal }, (_, index) => index),
      );
      return this.#complete(way === 'folder' ? 'nothing' : 'bytes');
    }
    const result = await this.#complete('bytes');
    if (way !== 'keep') await this.#deliver(way, result.files);
    return result;
  }

  async cancel(): Promise<void> {
    await this.#deps.send('job/cancel', { id: this.id });
  }

  async addFileSet(files: readonly FileInit[]): Promise<void> {
    await this.#deps.send('job/add-files', { id: this.id, files });
  }

  setDisplayName(name: string): Promise<void> {
    return this.#change({ displayName: name });
  }

  setDescription(text: string): Promise<void> {
    return this.#change({ description: text });
  }

  setPriority(priority: Priority): Promise<void> {
    return this.#change({ priority });
  }

  setMinimumRetryDelay(seconds: number): Promise<void> {
    return this.#change({ minimumRetryDelay: seconds });
  }

  setNoProgressTimeout(seconds: number): Promise<void> {
    return this.#change({ noProgressTimeout: seconds });
  }

  setCostPolicy(policy: CostPolicy): Promise<void> {
    return this.#change({ costPolicy: policy });
  }

  async setRemoteName(fileIndex: number, remoteUrl: string): Promise<void> {
    await this.#deps.send('job/set-remote-name', { id: this.id, index: fileIndex, remoteUrl });
  }

  replaceRemotePrefix(oldPrefix: string, newPrefix: string): Promise<number> {
    return this.#deps.send('job/replace-remote-prefix', { id: this.id, oldPrefix, newPrefix });
  }

  getFile(fileIndex: number): Promise<File> {
    return this.#deps.send('file/read', { id: this.id, index: fileIndex });
  }

  findDigest(fileIndex: number): Promise<{ algorithm: string; value: string; url: string }> {
    return this.#deps.send('file/find-digest', { id: this.id, index: fileIndex });
  }

  async verify(fileIndex: number): Promise<{ ok: boolean; digest: { algorithm: 'sha-256'; value: string } }> {
    const { ok, digest } = await this.#deps.send('file/verify', { id: this.id, index: fileIndex });
    return { ok, digest: { algorithm: 'sha-256', value: digest } };
  }

  async overrideCostOnce(): Promise<void> {
    await this.#deps.send('job/override-cost', { id: this.id });
  }

  async remove(): Promise<void> {
    await this.#deps.send('job/remove', { id: this.id });
  }

  async saveAgain(way: 'download' | 'folder'): Promise<void> {
    if (way !== 'download' && way !== 'folder') throw new BitsError({ code: 'E_INVALIDARG', detail: 'way' });
    const { files, state } = await this.#deps.send('job/get-with-files', { id: this.id });
    if (state !== 'acknowledged') throw new BitsError({ code: 'BG_E_INVALID_STATE', state });
    await this.#deliver(
      way,
      files.filter(({ completed }) => completed).map(({ index }) => index),
    );
  }

  async markHandedOver(fileIndex: number): Promise<void> {
    await this.#deps.send('job/handed-over', { id: this.id, index: fileIndex });
  }

  async #change(change: object): Promise<void> {
    const [[name, value] = ['', undefined]] = Object.entries(change);
    if (value === undefined) throw new BitsError({ code: 'E_INVALIDARG', detail: name });
    await this.#deps.send('job/change', { id: this.id, change });
  }

  async #complete(keeps: 'bytes' | 'nothing'): Promise<CompleteResult> {
    const { code, files } = await this.#deps.send('job/complete', { id: this.id, keeps });
    return { code, files: [...files] };
  }

  #deliver(way: 'download' | 'folder', indexes: readonly number[]): Promise<void> {
    return way === 'download'
      ? this.#deps.saver.download(this.id, indexes)
      : this.#deps.saver.toFolder(this.id, indexes);
  }
}
