import { handedOverAt } from '../../src/core/hand-over.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { Job } from '../../src/core/job.ts';
import { type JobState, jobStates, stateByNumber } from '../../src/core/job-state.ts';
import { limits } from '../../src/core/limits.ts';
import { refuse, RefusalError } from '../../src/core/refusal.ts';
import type { Engine } from '../engine/engine.ts';
import { fileFacts } from '../engine/job-facts.ts';
import { reviewCost } from '../engine/cost.ts';
import type { LiveSettings } from '../engine/live-settings.ts';
import type { Handlers } from './command-context.ts';
import { changedJob, newFiles, newHeaders, newJob, withFiles } from './new-job.ts';

type JobCommands =
  | 'job/create'
  | 'job/get'
  | 'job/get-with-files'
  | 'job/ids'
  | 'job/list'
  | 'job/log'
  | 'job/change'
  | 'job/remove'
  | 'job/override-cost';

/** The states in which a job wants the network. */
const wantingStates: ReadonlySet<JobState> = new Set(['queued', 'transferring', 'transient-error']);

const openStates = jobStates.filter((state) => state !== 'acknowledged' && state !== 'cancelled');

const defaultPage = 100;

/** The job of an id, or a refusal. */
export const foundJob = async (engine: Engine, id: JobId): Promise<Job> =>
  (await engine.deps.jobs.get(id)) ?? refuse('BG_E_NOT_FOUND');

const create = async (
  engine: Engine,
  settings: LiveSettings,
  { id, init }: Parameters<Handlers['job/create']>[0],
): Promise<JobId> => {
  const { jobs, clock, protocol } = engine.deps;
  const existing = await jobs.get(id);
  if (existing) return existing.id;
  const counts = await jobs.counts();
  if ([...counts.values()].reduce((sum, count) => sum + count, 0) >= limits.jobs) refuse('BG_E_TOO_MANY_JOBS_PER_USER');
  const now = clock.now();
  const inputs = init.files ?? [];
  const files = newFiles(inputs, { jobId: id, pageProtocol: protocol, existing: [] });
  const blank = newJob(id, { costPolicy: settings.now.costPolicy, ...init }, 0, now);
  const log = [{ at: now, event: 'created', detail: `SUSPENDED, ${files.length} files` }];
  const job = await jobs.add((order) => ({
    job: { ...withFiles(blank, files), order },
    files,
    headers: newHeaders(inputs, 0),
    log,
  }));
  engine.announcements.tell('jobmodification', engine.factsOf(job));
  return job.id;
};

const getWithFiles = async (engine: Engine, id: JobId): ReturnType<Handlers['job/get-with-files']> => {
  const job = await foundJob(engine, id);
  const { jobs, pieces } = engine.deps;
  const [files, stored] = await Promise.all([jobs.files(id), pieces.heldOfJob(id)]);
  const byFile = new Map(stored.map(({ index, generation, held }) => [`${index}/${generation}`, held]));
  return {
    ...engine.factsOf(job),
    files: files.map((file) => {
      const handedOver = handedOverAt(job, file.index);
      const facts = fileFacts(file, byFile.get(`${file.index}/${file.generation}`) ?? []);
      return { ...facts, ...(handedOver === undefined ? {} : { handedOver }) };
    }),
  };
};

const parseCursor = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  return /^\d{1,15}$/.test(text) ? Number(text) : refuse('E_INVALIDARG', 'after');
};

const list = async (engine: Engine, input: Parameters<Handlers['job/list']>[0]): ReturnType<Handlers['job/list']> => {
  const { jobs } = engine.deps;
  const states = input.states?.map(stateByNumber).filter((state) => state !== undefined) ?? jobStates;
  const limit = input.limit ?? defaultPage;
  const [page, counts] = await Promise.all([jobs.list(states, parseCursor(input.after), limit), jobs.counts()]);
  const last = page.length === limit ? page.at(-1) : undefined;
  return {
    jobs: page.map((job) => engine.factsOf(job)),
    ...(last ? { next: String(last.order) } : {}),
    counts: jobStates.map((state) => counts.get(state) ?? 0),
  };
};

const remove = async (engine: Engine, id: JobId, attempt: number): Promise<null> => {
  const { jobs } = engine.deps;
  const job = await jobs.get(id);
  if (!job) return attempt > 0 ? null : refuse('BG_E_NOT_FOUND');
  const { state } = job.phase;
  if (state !== 'acknowledged' && state !== 'cancelled') throw new RefusalError({ code: 'BG_E_INVALID_STATE', state });
  const facts = engine.factsOf(job);
  const leftovers = [{ jobId: id }];
  await jobs.change(id, 'no files', () => ({ leftovers, answer: undefined }));
  await jobs.remove(id);
  await engine.clear(leftovers);
  engine.announcements.tell('jobremoved', facts);
  return null;
};

/** The commands that make, read, change and forget jobs. */
export const jobCommands = (engine: Engine, settings: LiveSettings): Pick<Handlers, JobCommands> => ({
  'job/create': (input) => create(engine, settings, input),
  'job/get': async ({ id }) => engine.factsOf(await foundJob(engine, id)),
  'job/get-with-files': ({ id }) => getWithFiles(engine, id),
  'job/ids': async ({ includeFinal }) => {
    const found = await engine.deps.jobs.list(includeFinal ? jobStates : openStates, undefined, limits.jobs);
    return found.map(({ id }) => id);
  },
  'job/list': (input) => list(engine, input),
  'job/log': async ({ id }) => {
    await foundJob(engine, id);
    return engine.deps.jobs.log(id);
  },
  'job/change': async ({ id, change }) => {
    await engine.decide(id, 'no files', ({ job }) => ({ event: { type: 'change' }, job: changedJob(job, change) }));
    if (change.costPolicy !== undefined) await reviewCost(engine);
    return null;
  },
  'job/remove': ({ id }, { attempt }) => remove(engine, id, attempt),
  'job/override-cost': async ({ id }) => {
    await engine.decide(id, 'no files', ({ job }) => {
      const { state } = job.phase;
      if (!wantingStates.has(state)) throw new RefusalError({ code: 'BG_E_INVALID_STATE', state });
      return { event: { type: 'change' }, job: { ...job, isCostOverridden: true } };
    });
    await reviewCost(engine);
    return null;
  },
});
