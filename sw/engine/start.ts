import { actionCommands, completeJob } from '../commands/action-commands.ts';
import { appCommands } from '../commands/app-commands.ts';
import type { Handlers } from '../commands/command-context.ts';
import { fileCommands } from '../commands/file-commands.ts';
import { jobCommands } from '../commands/job-commands.ts';
import { parseRequestId } from '../../src/core/ids.ts';
import { ConnectionBudget } from '../transfer/connection-budget.ts';
import { RateLimiter } from '../transfer/rate-limiter.ts';
import { endWork, setConnectivity } from './connectivity.ts';
import { Dispatcher } from './dispatcher.ts';
import { Engine } from './engine.ts';
import type { EngineDeps } from './engine-deps.ts';
import { IdleCheck } from './idle-check.ts';
import { LiveSettings } from './live-settings.ts';
import { wake } from './wake.ts';

/** A running engine: what pages may ask of it, and what the worker itself does with it. */
export interface StartedEngine {
  readonly engine: Engine;
  readonly handlers: Handlers;
  readonly setConnectivity: (network: 'online' | 'offline') => Promise<void>;
  readonly endWork: () => Promise<void>;
}

/** Starts the engine: repairs what a kill left, then looks for work. `stepAside` lets a newer worker take over. */
export const startEngine = async (deps: EngineDeps, stepAside: () => Promise<void>): Promise<StartedEngine> => {
  const settings = await LiveSettings.load(deps.settings);
  const budget = new ConnectionBudget(
    () => ({
      perHost: settings.now.connectionsPerHost,
      total: settings.now.connectionsTotal,
    }),
    deps.clock,
  );
  const limiter = new RateLimiter(deps.clock, () => settings.now.bytesPerSecondLimit);
  const engine: Engine = new Engine(deps, () => void dispatcher.look());
  const idle = new IdleCheck(engine);
  const dispatcher = new Dispatcher(
    engine,
    { ...deps, budget, limiter, connectionsPerHost: () => settings.now.connectionsPerHost },
    () => settings.now,
    async (id) => {
      idle.add(id);
      const by = parseRequestId(deps.randomness.token());
      if (settings.now.autoComplete && by !== undefined) await completeJob(engine, id, by, 'bytes');
    },
  );
  settings.onChange = () => {
    limiter.limitChanged();
    void dispatcher.look();
  };
  await wake(engine);
  const connectivity = (network: 'online' | 'offline'): Promise<void> => setConnectivity(engine, network);
  const handlers: Handlers = {
    ...jobCommands(engine, settings),
    ...actionCommands(engine),
    ...fileCommands(engine),
    ...appCommands(engine, { settings, network: connectivity, stepAside }),
  };
  void dispatcher.look();
  return { engine, handlers, setConnectivity: connectivity, endWork: () => endWork(engine) };
};
