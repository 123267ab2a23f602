import type { Job } from './job.ts';
import { allowsCost, type NetworkCost } from './network-cost.ts';
import type { WaitingFor } from './waiting.ts';

/** What holds for every job at once. */
export interface World {
  /** False while no page is open and the worker is about to end, or another worker takes over. */
  readonly isWorking: boolean;
  readonly isOnline: boolean;
  /** True after the store refused bytes for want of space, until some were freed. */
  readonly isFull: boolean;
  readonly cost: NetworkCost;
}

/** Whether a job may fetch on the network of now: by its cost policy, or because the person said so this once. */
export const mayPay = (job: Job, { cost }: World): boolean =>
  job.isCostOverridden === true || allowsCost(job.costPolicy, cost);

/** What a queued job waits for, as people see it. */
export const waitingForOf = (job: Job, world: World): WaitingFor | undefined => {
  if (job.phase.state !== 'queued') return undefined;
  if (!world.isWorking) return 'page';
  if (!world.isOnline) return 'network';
  if (world.isFull) return 'space';
  if (!mayPay(job, world)) return 'cost';
  return job.phase.waitingFor === 'page' ? 'turn' : job.phase.waitingFor;
};

/** True where queued jobs may be dispatched at all. */
export const mayDispatch = (world: World): boolean => world.isWorking && world.isOnline && !world.isFull;
