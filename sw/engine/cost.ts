import type { JobId } from '../../src/core/ids.ts';
import type { NetworkCost } from '../../src/core/network-cost.ts';
import { mayPay } from '../../src/core/world.ts';
import { eachJob } from './each-job.ts';
import type { Engine } from './engine.ts';

const forbid = async (engine: Engine, id: JobId): Promise<void> => {
  const job = await engine.deps.jobs.get(id);
  if (!job || mayPay(job, engine.world)) return;
  await engine.apply(id, { type: 'cost-forbids' }).catch(() => undefined);
  await engine.running.stop(id);
};

/** Looks again at which jobs may fetch on the network of now: ends what may not, queues what may again. */
export const reviewCost = async (engine: Engine): Promise<void> => {
  await Promise.all(engine.running.ids.map((id) => forbid(engine, id)));
  await eachJob(engine.deps.jobs, ['transient-error'], async (job) => {
    if (mayPay(job, engine.world)) await engine.apply(job.id, { type: 'cost-allows' }).catch(() => undefined);
  });
};

/** Takes note of what the network costs. */
export const setCost = async (engine: Engine, cost: NetworkCost): Promise<void> => {
  if (engine.world.cost === cost) return;
  engine.changeWorld({ cost });
  await reviewCost(engine);
};
