import { type JobId, parseJobId } from '../../core/ids.ts';
import { bitsNumberByState, jobStates, stateNameByState } from '../../core/job-state.ts';
import type { JobNews } from '../../core/job-news.ts';
import { BG_JOB_PRIORITY } from '../../core/priority.ts';
import { BitsError } from '../bits-error.ts';
import type {
  BgJobStateName,
  Job,
  JobEventName,
  JobInit,
  JobList,
  JobListener,
  ListOptions,
  Settings,
  StorageFacts,
  TransferManager,
} from '../transfer-manager.ts';
import { type HandleDeps, JobHandle } from './job-handle.ts';
import { optionsOf } from './options-of.ts';
import { jobSummaryOf } from './snapshots.ts';

const states = Object.fromEntries(
  jobStates.map((state) => [stateNameByState[state], bitsNumberByState[state]]),
) as Record<BgJobStateName, number>;

const eventNames = {
  jobmodification: true,
  jobtransferred: true,
  joberror: true,
  filetransferred: true,
  jobremoved: true,
} as const satisfies Record<JobEventName, true>;

const newJobId = (): JobId => parseJobId(crypto.randomUUID()) ?? newJobId();

const checkedEventName = (type: unknown): JobEventName => {
  const known = typeof type === 'string' && Object.hasOwn(eventNames, type);
  if (!known) throw new BitsError({ code: 'E_INVALIDARG', detail: 'type' });
  return type as JobEventName;
};

/** `globalThis.lading`: what a person, a script or a test may ask of the engine. */
export class LadingManager implements TransferManager {
  readonly version: string;
  readonly BG_JOB_STATE: Readonly<Record<BgJobStateName, number>> = Object.freeze(states);
  readonly BG_JOB_PRIORITY = Object.freeze(BG_JOB_PRIORITY);
  readonly #deps: HandleDeps;
  readonly #events = new EventTarget();

  constructor(version: string, deps: HandleDeps) {
    this.version = version;
    this.#deps = deps;
  }

  async createJob(init: JobInit): Promise<Job> {
    const id = newJobId();
    await this.#deps.send('job/create', { id, init });
    return this.#handle(id);
  }

  async getJob(id: string): Promise<Job> {
    const { id: found } = await this.#deps.send('job/get', { id });
    return this.#handle(found);
  }

  async enumJobs(options: { readonly includeFinal?: boolean } = {}): Promise<Job[]> {
    const { includeFinal = false } = optionsOf(options, ['includeFinal']);
    const ids = await this.#deps.send('job/ids', { includeFinal });
    return ids.map((id) => this.#handle(id));
  }

  async listJobs(options: ListOptions = {}): Promise<JobList> {
    const { jobs, next, counts } = await this.#deps.send('job/list', options);
    return { jobs: jobs.map(jobSummaryOf), ...(next === undefined ? {} : { next }), counts: [...counts] };
  }

  async continueInBackground(ids?: readonly string[]): Promise<string[]> {
    return [...(await this.#deps.send('transfer/continue-in-background', ids === undefined ? {} : { ids }))];
  }

  getSettings(): Promise<Settings> {
    return this.#deps.send('settings/get', {});
  }

  setSettings(change: Partial<Settings>): Promise<Settings> {
    return this.#deps.send('settings/change', change);
  }

  getStorage(): Promise<StorageFacts> {
    return this.#deps.send('storage/get', {});
  }

  addEventListener(type: JobEventName, listener: JobListener, options?: AddEventListenerOptions): void {
    this.#events.addEventListener(checkedEventName(type), listener as EventListener, options);
  }

  removeEventListener(type: JobEventName, listener: JobListener): void {
    this.#events.removeEventListener(checkedEventName(type), listener as EventListener);
  }

  /** Tells listeners what the worker announced: each kind of event, and of every one of them that the job changed. */
  announce(news: readonly JobNews[]): void {
    for (const { type, job } of news) {
      const detail = jobSummaryOf(job);
      if (type !== 'jobmodification') this.#events.dispatchEvent(new CustomEvent(type, { detail }));
      if (type !== 'jobremoved') this.#events.dispatchEvent(new CustomEvent('jobmodification', { detail }));
    }
  }

  #handle(id: JobId): JobHandle {
    return new JobHandle(id, this.#deps);
  }
}
