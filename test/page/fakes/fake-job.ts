import type { JobState } from '../../../src/core/job-state.ts';
import { BitsError } from '../../../src/page/bits-error.ts';
import type {
  CompleteResult,
  FileInit,
  Job,
  JobError,
  JobProgress,
  JobSnapshot,
  LogLine,
} from '../../../src/page/transfer-manager.ts';
import { type FakeRecord, inState } from './a-job.ts';

/** What a fake job needs of its manager. */
export interface FakeShelf {
  readonly read: (id: string) => FakeRecord;
  readonly write: (snapshot: JobSnapshot, event: string) => void;
  readonly drop: (id: string) => void;
}

const isFinal = (state: number): boolean => state >= 7;

/** A handle that moves its job through the grid's plain paths at once, without any transfer. */
export class FakeJob implements Job {
  readonly id: string;
  readonly #shelf: FakeShelf;

  constructor(id: string, shelf: FakeShelf) {
    this.id = id;
    this.#shelf = shelf;
  }

  get #now(): JobSnapshot {
    return this.#shelf.read(this.id).snapshot;
  }

  getSnapshot = async (): Promise<JobSnapshot> => this.#now;
  getState = async (): Promise<number> => this.#now.state;
  getProgress = async (): Promise<JobProgress> => this.#now.progress;
  getLog = async (): Promise<LogLine[]> => [...this.#shelf.read(this.id).log];

  async getError(): Promise<JobError> {
    const { error } = this.#now;
    if (!error) throw new BitsError({ code: 'BG_E_ERROR_INFORMATION_UNAVAILABLE' });
    return error;
  }

  async suspend(): Promise<void> {
    this.#move('suspended', 'suspend');
  }

  async resume(): Promise<void> {
    if (this.#now.files.length === 0) throw new BitsError({ code: 'BG_E_EMPTY' });
    this.#move('queued', 'resume', { waitingFor: 'turn' });
  }

  async complete(): Promise<CompleteResult> {
    const isWhole = this.#now.state === 6;
    this.#move('acknowledged', 'complete');
    return { code: isWhole ? 'S_OK' : 'BG_S_PARTIAL_COMPLETE', files: isWhole ? [0] : [] };
  }

  async cancel(): Promise<void> {
    const { progress } = this.#now;
    this.#move('cancelled', 'cancel', { hold: [], progress: { ...progress, bytesTransferred: 0 } });
  }

  async remove(): Promise<void> {
    if (!isFinal(this.#now.state)) throw new BitsError({ code: 'BG_E_INVALID_STATE' });
    this.#shelf.drop(this.id);
  }

  async setRemoteName(fileIndex: number, remoteUrl: string): Promise<void> {
    const files = this.#now.files.map((file) => (file.index === fileIndex ? { ...file, remoteUrl } : file));
    this.#shelf.write({ ...this.#now, files }, 'change');
  }

  async markHandedOver(fileIndex: number): Promise<void> {
    const handedOver = Date.now();
    const files = this.#now.files.map((file) => (file.index === fileIndex ? { ...file, handedOver } : file));
    this.#shelf.write({ ...this.#now, files, handedOver }, 'handed-over');
  }

  async setDisplayName(displayName: string): Promise<void> {
    this.#shelf.write({ ...this.#now, displayName }, 'change');
  }

  async setDescription(description: string): Promise<void> {
    this.#shelf.write({ ...this.#now, description }, 'change');
  }

  async setPriority(priority: number): Promise<void> {
    this.#shelf.write({ ...this.#now, priority }, 'change');
  }

  async setCostPolicy(costPolicy: string): Promise<void> {
    this.#shelf.write({ ...this.#now, costPolicy }, 'change');
  }

  async overrideCostOnce(): Promise<void> {
    this.#move('queued', 'resume', { waitingFor: 'turn' });
  }

  addFileSet = async (_files: readonly FileInit[]): Promise<void> => undefined;
  setMinimumRetryDelay = async (): Promise<void> => undefined;
  setNoProgressTimeout = async (): Promise<void> => undefined;
  replaceRemotePrefix = async (): Promise<number> => 0;
  getFile = async (): Promise<File> => new File([], this.#now.displayName);
  findDigest: Job['findDigest'] = async () => ({ algorithm: 'sha-256', value: '', url: '' });
  verify: Job['verify'] = async () => ({ ok: true, digest: { algorithm: 'sha-256', value: '' } });
  saveAgain = async (): Promise<void> => undefined;

  #move(state: JobState, event: string, change: Partial<JobSnapshot> = {}): void {
    if (isFinal(this.#now.state)) throw new BitsError({ code: 'BG_E_INVALID_STATE' });
    this.#shelf.write(inState(this.#now, state, change), event);
  }
}
