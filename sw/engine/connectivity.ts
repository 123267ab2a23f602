import { stallGoingOn, stallPaused } from '../../src/core/stall.ts';
import { eachJob } from './each-job.ts';
import type { Engine } from './engine.ts';

/** Carries the loss and the return of the network to every job that it concerns. */
export const setConnectivity = async (engine: Engine, network: 'online' | 'offline'): Promise<void> => {
  const isOnline = network === 'online';
  if (engine.world.isOnline === isOnline) return;
  engine.changeWorld({ isOnline });
  if (!isOnline) {
    engine.hush();
    for (const id of engine.running.ids) {
      await engine.apply(id, { type: 'network-lost' }).catch(() => undefined);
      await engine.running.stop(id);
    }
    await eachJob(engine.deps.jobs, ['transient-error'], (job) => engine.retime(job.id, stallPaused));
    return;
  }
  await eachJob(engine.deps.jobs, ['transient-error'], async (job) => {
    await engine.retime(job.id, stallGoingOn);
    await engine.apply(job.id, { type: 'network-back' }).catch(() => undefined);
  });
};

/** Ends all work in order: what came is stored, and jobs that ran are queued until a page is there again. */
export const endWork = async (engine: Engine): Promise<void> => {
  engine.changeWorld({ isWorking: false });
  await Promise.all(
    engine.running.ids.map(async (id) => {
      await engine.running.stop(id);
      await engine.apply(id, { type: 'engine-gone' }).catch(() => undefined);
    }),
  );
};
