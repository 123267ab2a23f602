import { refuse } from '../../src/core/refusal.ts';
import { unsoundSetting } from '../../src/core/settings.ts';
import { jobStates } from '../../src/core/job-state.ts';
import { limits } from '../../src/core/limits.ts';
import type { Engine } from '../engine/engine.ts';
import { setCost } from '../engine/cost.ts';
import type { LiveSettings } from '../engine/live-settings.ts';
import type { Handlers } from './command-context.ts';

type AppCommands =
  | 'hello'
  | 'transfer/continue-in-background'
  | 'settings/get'
  | 'settings/change'
  | 'storage/get'
  | 'folder/get'
  | 'folder/put'
  | 'page/network'
  | 'engine/step-aside';

/** What the commands of the app need besides the engine. */
export interface AppHands {
  readonly settings: LiveSettings;
  readonly network: (network: 'online' | 'offline') => Promise<void>;
  /** Ends all work so that a newer worker can take over. */
  readonly stepAside: () => Promise<void>;
}

const held = async (engine: Engine): Promise<number> => {
  const jobs = await engine.deps.jobs.list(
    jobStates.filter((state) => state !== 'cancelled'),
    undefined,
    limits.jobs,
  );
  return jobs.reduce((sum, job) => {
    const isKept = job.phase.state !== 'acknowledged' || job.phase.keeps === 'bytes';
    const { bytesTransferred } = engine.running.live(job.id)?.progress() ?? job.progress;
    return sum + (isKept ? bytesTransferred : 0);
  }, 0);
};

/** The commands that concern no single job. */
export const appCommands = (engine: Engine, hands: AppHands): Pick<Handlers, AppCommands> => ({
  hello: async () => ({
    version: engine.deps.version,
    isBusy: engine.isBusy,
    storeId: await engine.deps.settings.identity(engine.deps.randomness.token()),
  }),
  'transfer/continue-in-background': async () => refuse('E_NOTIMPL', 'continueInBackground'),
  'settings/get': async () => hands.settings.now,
  'settings/change': async (change) => {
    const unsound = unsoundSetting(change);
    if (unsound !== undefined) return refuse('E_INVALIDARG', unsound);
    return hands.settings.change(change);
  },
  'storage/get': async () => ({ ...(await engine.deps.storage.estimate()), held: await held(engine) }),
  'folder/get': () => engine.deps.settings.folder(),
  'folder/put': async ({ folder }) => {
    await engine.deps.settings.putFolder(folder);
    return null;
  },
  'page/network': async ({ online, cost }) => {
    await hands.network(online ? 'online' : 'offline');
    if (cost !== undefined) await setCost(engine, cost);
    return null;
  },
  'engine/step-aside': async () => {
    await hands.stepAside();
    return null;
  },
});
