import { bitsNumberByState } from '../../../src/core/job-state.ts';
import { BG_JOB_PRIORITY } from '../../../src/core/priority.ts';
import { BitsError } from '../../../src/page/bits-error.ts';
import { nameInUrl } from '../../../src/page/link-candidate.ts';
import type {
  Job,
  JobEventName,
  JobInit,
  JobList,
  JobListener,
  JobSnapshot,
  JobSummary,
  ListOptions,
  LogLine,
  Settings,
  StorageFacts,
  TransferManager,
} from '../../../src/page/transfer-manager.ts';
import { aJob, type FakeRecord } from './a-job.ts';
import { FakeJob, type FakeShelf } from './fake-job.ts';

const summaryOf = ({ files: _files, ...summary }: JobSnapshot): JobSummary => summary;

/** A TransferManager in memory: scripted jobs in any state, moved by hand. Nothing is ever fetched. */
export class FakeTransferManager implements TransferManager {
  readonly version = '0.0.0-fake';
  readonly BG_JOB_STATE = {
    QUEUED: bitsNumberByState.queued,
    CONNECTING: bitsNumberByState.connecting,
    TRANSFERRING: bitsNumberByState.transferring,
    SUSPENDED: bitsNumberByState.suspended,
    ERROR: bitsNumberByState.error,
    TRANSIENT_ERROR: bitsNumberByState['transient-error'],
    TRANSFERRED: bitsNumberByState.transferred,
    ACKNOWLEDGED: bitsNumberByState.acknowledged,
    CANCELLED: bitsNumberByState.cancelled,
  };
  readonly BG_JOB_PRIORITY = BG_JOB_PRIORITY;
  readonly #records = new Map<string, FakeRecord>();
  readonly #listeners = new Map<JobEventName, Set<JobListener>>();
  storage: StorageFacts = { usage: 0, quota: 107_500_000_000, persisted: true, held: 0 };
  settings: Settings = {
    activeJobs: 3,
    connectionsPerHost: 6,
    connectionsTotal: 12,
    costPolicy: 'always',
    autoComplete: false,
    bytesPerSecondLimit: 0,
  };
  readonly #shelf: FakeShelf = {
    read: (id) => this.#record(id),
    write: (snapshot, event) => this.put(snapshot, { at: Date.now(), event, detail: '' }),
    drop: (id) => {
      const { snapshot } = this.#record(id);
      this.#records.delete(id);
      this.#tell('jobremoved', snapshot);
    },
  };

  /** Puts a job on the shelf, new or changed, and tells of it. */
  put(snapshot: JobSnapshot, line?: LogLine): void {
    const log = this.#records.get(snapshot.id)?.log ?? [];
    this.#records.set(snapshot.id, { snapshot, log: line ? [...log, line] : log });
    const name = snapshot.state === 6 ? 'jobtransferred' : snapshot.error ? 'joberror' : 'jobmodification';
    this.#tell(name, snapshot);
  }

  /** Lets seconds pass for every job that moves. */
  tick(seconds: number): void {
    for (const { snapshot } of this.#records.values()) {
      const { progress, bytesPerSecond, checking } = snapshot;
      if (snapshot.state !== 2 || bytesPerSecond === 0 || checking !== undefined) continue;
      const most = progress.bytesTotal ?? Infinity;
      const bytesTransferred = Math.min(most, progress.bytesTransferred + bytesPerSecond * seconds);
      this.put({ ...snapshot, progress: { ...progress, bytesTransferred } });
    }
  }

  createJob = async (init: JobInit): Promise<Job> => {
    const [file] = init.files ?? [];
    const name = init.displayName ?? (file ? nameInUrl(file.remoteUrl) : 'empty');
    const host = file ? new URL(file.remoteUrl).host : '';
    const job = aJob({ displayName: name, host, filesTotal: init.files?.length ?? 0, created: Date.now() });
    this.put(job, { at: Date.now(), event: 'created', detail: '' });
    return new FakeJob(job.id, this.#shelf);
  };

  getJob = async (id: string): Promise<Job> => new FakeJob(this.#record(id).snapshot.id, this.#shelf);

  enumJobs = async (): Promise<Job[]> => [...this.#records.keys()].map((id) => new FakeJob(id, this.#shelf));

  listJobs = async ({ states, after, limit = 1000 }: ListOptions = {}): Promise<JobList> => {
    const all = [...this.#records.values()].map(({ snapshot }) => summaryOf(snapshot));
    const wanted = all.filter(({ state }) => !states || states.includes(state));
    const start = after === undefined ? 0 : wanted.findIndex(({ id }) => id === after) + 1;
    const jobs = wanted.slice(start, start + limit);
    const counts = Array.from({ length: 9 }, (_, state) => all.filter((job) => job.state === state).length);
    const last = jobs.at(-1);
    return { jobs, counts, ...(last && start + limit < wanted.length ? { next: last.id } : {}) };
  };

  continueInBackground = async (): Promise<string[]> => [];
  getSettings = async (): Promise<Settings> => this.settings;
  getStorage = async (): Promise<StorageFacts> => this.storage;

  setSettings = async (change: Partial<Settings>): Promise<Settings> => {
    this.settings = { ...this.settings, ...change };
    return this.settings;
  };

  addEventListener(type: JobEventName, listener: JobListener): void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
  }

  removeEventListener(type: JobEventName, listener: JobListener): void {
    this.#listeners.get(type)?.delete(listener);
  }

  #record(id: string): FakeRecord {
    const record = this.#records.get(id);
    if (!record) throw new BitsError({ code: 'BG_E_NOT_FOUND' });
    return record;
  }

  #tell(type: JobEventName, snapshot: JobSnapshot): void {
    const event = new CustomEvent(type, { detail: summaryOf(snapshot) });
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }
}
