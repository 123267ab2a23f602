import type { FileRow } from '../../src/core/file-row.ts';
import type { Job } from '../../src/core/job.ts';
import { bytesHeldOfAll, progressOf } from '../../src/core/progress.ts';
import type { Ranges } from '../../src/core/ranges.ts';
import { stallAfterDeath, stallPaused } from '../../src/core/stall.ts';
import { mayPay } from '../../src/core/world.ts';
import { eachJob } from './each-job.ts';
import type { Engine } from './engine.ts';

const recounted = async ({ deps }: Engine, job: Job): Promise<Job['progress']> => {
  const [files, stored] = await Promise.all([deps.jobs.files(job.id), deps.pieces.heldOfJob(job.id)]);
  const byFile = new Map(stored.map(({ index, generation, held }) => [`${index}/${generation}`, held]));
  const heldOf = (file: FileRow): Ranges => byFile.get(`${file.index}/${file.generation}`) ?? [];
  return progressOf(files, bytesHeldOfAll(files, heldOf), heldOf);
};

/**
 * What the worker does first after every start: finishes what a kill left undone. Jobs that ran when it died are counted
 * anew from their stored pieces and queued; those that wait for a retry get their alarms. Reads no job at rest.
 */
export const wake = async (engine: Engine): Promise<void> => {
  const { jobs, network } = engine.deps;
  await engine.clear(await jobs.leftovers());
  engine.changeWorld({ isOnline: network.isOnline(), cost: network.cost() });
  await eachJob(jobs, ['transferring'], async (job) => {
    try {
      await engine.settleProgress(job.id, await recounted(engine, job));
      await engine.apply(job.id, { type: 'engine-gone' });
    } catch (error) {
      await engine.quarantine(job.id, error);
    }
  });
  await eachJob(jobs, ['transient-error'], async (job) => {
    await engine.retime(job.id, stallAfterDeath);
    if (!engine.world.isOnline) await engine.retime(job.id, stallPaused);
    if (engine.world.isOnline && job.phase.state === 'transient-error' && job.phase.retryAt === undefined) {
      await engine.apply(job.id, { type: 'network-back' });
      if (mayPay(job, engine.world)) await engine.apply(job.id, { type: 'cost-allows' });
    }
  });
};
