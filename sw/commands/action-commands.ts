import type { JobId, RequestId } from '../../src/core/ids.ts';
import { failureOf, type Job } from '../../src/core/job.ts';
import { type FileRow, restarted, wantedSize } from '../../src/core/file-row.ts';
import { isQuotaError } from '../../src/core/quota.ts';
import { refuse, RefusalError } from '../../src/core/refusal.ts';
import type { Instant } from '../../src/core/time.ts';
import type { Leftover } from '../../src/ports/job-store.ts';
import type { Completed } from '../../src/protocol/outputs.ts';
import type { Decision, Engine } from '../engine/engine.ts';
import { readableBlobs } from '../transfer/whole-file.ts';
import type { Handlers } from './command-context.ts';
import { foundJob } from './job-commands.ts';

type ActionCommands = 'job/suspend' | 'job/resume' | 'job/complete' | 'job/cancel';

/** Failures after which a person's resume means: fetch that file again from its beginning. */
const mendedByAnew: ReadonlySet<string> = new Set(['digest-differs']);

const suspend = async (engine: Engine, id: JobId): Promise<null> => {
  await engine.apply(id, { type: 'suspend' });
  await engine.running.stop(id);
  return null;
};

const resumed = (job: Job, files: readonly FileRow[], now: Instant): Decision => {
  const failure = failureOf(job);
  const anew = mendedByAnew.has(failure?.cause.kind ?? '');
  const after = files
    .filter(({ index }) => index === failure?.fileIndex)
    .map((file) => ({ ...(anew ? restarted(file, 0) : file), changes: 0, furthest: 0 }));
  const leftovers = anew ? after.map(({ jobId, index, generation }) => ({ jobId, index, before: generation })) : [];
  const log = leftovers.map(({ index }) => ({ at: now, event: 'restart', detail: `file ${index}: begun anew` }));
  return { event: { type: 'resume' }, files: after, leftovers, log };
};

const resume = async (engine: Engine, id: JobId): Promise<null> => {
  // One transaction and nothing before it: wishes that come one upon the other are fulfilled in their order.
  await engine.decide(id, 'all files', ({ job, files }) => resumed(job, files, engine.deps.clock.now()));
  if (engine.world.isFull) engine.changeWorld({ isFull: false });
  return null;
};

const firstUnreadable = async (engine: Engine, id: JobId): Promise<number | undefined> => {
  for (const file of await engine.deps.jobs.files(id)) {
    if (file.whole && !(await readableBlobs(engine.deps.pieces, file))) return file.index;
  }
  return undefined;
};

const completedOf = ({ phase }: Job): Completed =>
  phase.state === 'acknowledged' ? { code: phase.code, files: phase.files } : refuse('BG_E_INVALID_STATE');

const completed = (job: Job, files: readonly FileRow[], by: RequestId, keeps: 'bytes' | 'nothing'): Decision => {
  const whole = files.filter((file) => file.whole);
  const jobId = job.id;
  const unfinished: Leftover[] = files.filter((file) => !file.whole).map(({ index }) => ({ jobId, index }));
  const bytesTransferred = whole.reduce((sum, file) => sum + (wantedSize(file) ?? 0), 0);
  return {
    event: { type: 'complete', by, whole: whole.map(({ index }) => index), keeps },
    job: {
      ...job,
      progress: { ...job.progress, bytesTransferred, filesTotal: files.length, filesTransferred: whole.length },
    },
    files: whole.map((file) => ({ ...file, completed: true })),
    leftovers: keeps === 'nothing' ? [{ jobId }] : unfinished,
  };
};

/** Completes a job: whole files are kept, or given up where they were saved elsewhere. */
export const completeJob = async (
  engine: Engine,
  id: JobId,
  by: RequestId,
  keeps: 'bytes' | 'nothing',
): Promise<Completed> => {
  const { phase } = await foundJob(engine, id);
  // Bytes are given up only where every file was written elsewhere, which is possible only when every file was whole.
  if (keeps === 'nothing' && phase.state !== 'transferred' && phase.state !== 'acknowledged') {
    throw new RefusalError({ code: 'BG_E_INVALID_STATE', state: phase.state });
  }
  if (phase.state === 'acknowledged' && phase.by === by) return { code: phase.code, files: phase.files };
  if (phase.state === 'transferred' && keeps === 'bytes') {
    const lost = await firstUnreadable(engine, id);
    if (lost !== undefined) throw new RefusalError({ code: 'E_EVICTED', state: phase.state, detail: `file ${lost}` });
  }
  return completedOf(await engine.decide(id, 'all files', ({ job, files }) => completed(job, files, by, keeps)));
};

const cancel = async (engine: Engine, id: JobId, by: RequestId): Promise<null> => {
  const { phase } = await foundJob(engine, id);
  if (phase.state === 'cancelled' && phase.by === by) return null;
  const decide = (): Promise<Job> =>
    engine.decide(id, 'no files', () => ({ event: { type: 'cancel', by }, leftovers: [{ jobId: id }] }));
  await decide().catch(async (error: unknown) => {
    if (!isQuotaError(error)) throw error;
    // A full store takes no row, but lets bytes be deleted: they go anyway.
    await engine.running.stop(id);
    await engine.deps.pieces.drop({ jobId: id });
    await decide();
  });
  return null;
};

/** The four actions of BITS that change a job's state. */
export const actionCommands = (engine: Engine): Pick<Handlers, ActionCommands> => ({
  'job/suspend': ({ id }) => suspend(engine, id),
  'job/resume': ({ id }) => resume(engine, id),
  'job/complete': ({ id, keeps }, { id: by }) => completeJob(engine, id, by, keeps),
  'job/cancel': ({ id }, { id: by }) => cancel(engine, id, by),
});
