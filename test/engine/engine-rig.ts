import type { JobFactsWithFiles } from '../../src/core/facts.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { JobState } from '../../src/core/job-state.ts';
import { defaultSettings, type Settings } from '../../src/core/settings.ts';
import type { CommandName, FileInput, Input, JobInput } from '../../src/protocol/inputs.ts';
import type { Output } from '../../src/protocol/outputs.ts';
import type { Wish } from '../../sw/commands/command-context.ts';
import { createSoundJobStore } from '../../sw/adapters/sound-job-store.ts';
import type { EngineDeps } from '../../sw/engine/engine-deps.ts';
import type { Network } from '../../src/ports/network.ts';
import { startEngine, type StartedEngine } from '../../sw/engine/start.ts';
import { createFakeHasher } from '../fakes/fake-hasher.ts';
import { createFixedStorageEstimate } from '../fakes/fixed-storage-estimate.ts';
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts';
import { createMemoryJobStore } from '../fakes/memory-job-store.ts';
import { createMemoryLedger } from '../fakes/memory-ledger.ts';
import { createMemoryPieceStore, type MemoryPieceStore, type PieceFaults } from '../fakes/memory-piece-store.ts';
import { createMemorySettingsStore } from '../fakes/memory-settings-store.ts';
import { createMortalDeps, type Fate, type MortalDeps } from '../fakes/mortal-deps.ts';
import { createRecordingAnnouncer, type RecordingAnnouncer } from '../fakes/recording-announcer.ts';
import { jobIdOf, requestIdOf } from '../fakes/sample-job.ts';
import type { Resource } from '../fakes/scripted-resource.ts';
import { createScriptedNetwork, type ScriptedNetwork } from '../fakes/scripted-network.ts';
import { createSeededRandomness } from '../fakes/seeded-randomness.ts';

/** What a rig begins with. */
export interface RigParts {
  readonly resources?: Readonly<Record<string, Resource>>;
  readonly settings?: Partial<Settings>;
  readonly pieceFaults?: PieceFaults;
}

/** When the engine of a rig ends by itself, or what is put in the place of its network. */
export interface Doom {
  readonly fateAt?: number;
  readonly fate?: Fate;
  readonly network?: Network;
}

const settled: ReadonlySet<JobState> = new Set([
  'error',
  'transient-error',
  'transferred',
  'acknowledged',
  'cancelled',
]);

/** An engine on fakes: what a page would ask of it, and everything around it that a test moves. */
export class EngineRig {
  readonly clock: ManualClock;
  readonly network: ScriptedNetwork;
  readonly jobs: EngineDeps['jobs'] = createMemoryJobStore();
  readonly pieces: MemoryPieceStore;
  readonly ledger = createMemoryLedger();
  readonly announcer: RecordingAnnouncer = createRecordingAnnouncer();
  readonly #settings: EngineDeps['settings'];
  readonly #randomness = createSeededRandomness();
  #mortal: MortalDeps | undefined;
  #started: StartedEngine | undefined;
  #wishes = 0;
  #jobs = 0;

  private constructor({ resources, settings, pieceFaults }: RigParts) {
    this.clock = createManualClock();
    this.network = createScriptedNetwork(this.clock, resources);
    this.pieces = createMemoryPieceStore(pieceFaults);
    this.#settings = createMemorySettingsStore({ settings: { ...defaultSettings, ...settings } });
  }

  /** A rig whose engine runs. */
  static async start(parts: RigParts = {}): Promise<EngineRig> {
    const rig = EngineRig.prepare(parts);
    await rig.boot();
    return rig;
  }

  /** A rig whose engine has not been started yet. */
  static prepare(parts: RigParts = {}): EngineRig {
    return new EngineRig(parts);
  }

  /** Starts an engine on what is stored; where it is doomed, it may never come up. */
  async boot(doom?: Doom): Promise<void> {
    this.#mortal = createMortalDeps(
      { ...this.#deps(), network: doom?.network ?? this.network },
      doom?.fateAt,
      doom?.fate,
    );
    this.#started = undefined;
    const starting = startEngine(this.#mortal.deps, async () => undefined).then((started) => {
      this.#started = started;
    });
    if (!doom) return starting;
    starting.catch(() => undefined);
    return this.clock.settle();
  }

  /** Ends the engine between any two of its lines: nothing that it began goes on. */
  kill(): void {
    this.#mortal?.kill();
    this.#started = undefined;
  }

  /** The engine goes on for so many operations on its stores, and then dies. */
  endAfter(operations: number): void {
    this.#mortal?.endAfter(operations);
  }

  get isUp(): boolean {
    return this.#started !== undefined;
  }

  get running(): StartedEngine {
    if (!this.#started) throw new Error('no engine runs');
    return this.#started;
  }

  /** Operations on the stores in this life of the engine. */
  get operations(): number {
    return this.#mortal?.operations() ?? 0;
  }

  /** A wish that was not made before. */
  wish(attempt = 0): Wish {
    this.#wishes += 1;
    return { id: requestIdOf(this.#wishes), attempt };
  }

  /** What a page asks of the worker. */
  ask<Name extends CommandName>(name: Name, input: Input<Name>, wish: Wish = this.wish()): Promise<Output<Name>> {
    return this.running.handlers[name](input, wish);
  }

  /** A new job with these files, suspended. */
  async create(files: readonly (string | FileInput)[], init: Omit<JobInput, 'files'> = {}): Promise<JobId> {
    this.#jobs += 1;
    const id = jobIdOf(1000 + this.#jobs);
    const inputs = files.map((file) => (typeof file === 'string' ? { remoteUrl: file } : file));
    return this.ask('job/create', { id, init: { ...init, files: inputs } });
  }

  /** A new job that has been resumed. */
  async download(files: readonly (string | FileInput)[], init: Omit<JobInput, 'files'> = {}): Promise<JobId> {
    const id = await this.create(files, init);
    await this.ask('job/resume', { id });
    return id;
  }

  /** The state as it is stored. */
  async state(id: JobId): Promise<JobState | undefined> {
    return (await this.jobs.get(id))?.phase.state;
  }

  facts(id: JobId): Promise<JobFactsWithFiles> {
    return this.ask('job/get-with-files', { id });
  }

  /** Lets time pass until the job is in one of the states that last; answers which. */
  async untilSettled(id: JobId, ms = 600_000): Promise<JobState | undefined> {
    await this.clock.advanceUntil(ms, async () => settled.has((await this.state(id)) ?? 'cancelled'));
    return this.state(id);
  }

  /** Lets time pass until the job is in this state; answers the state that it then has. */
  async until(id: JobId, state: JobState, ms = 600_000): Promise<JobState | undefined> {
    await this.clock.advanceUntil(ms, async () => (await this.state(id)) === state);
    return this.state(id);
  }

  /** The bytes of a whole file as they would be saved. */
  async saved(id: JobId, index = 0): Promise<Uint8Array> {
    const file = await this.ask('file/read-for-saving', { id, index });
    return new Uint8Array(await file.arrayBuffer());
  }

  /** The log's lines of one kind. */
  async logged(id: JobId, event: string): Promise<readonly string[]> {
    const log = await this.jobs.log(id);
    return log.filter((line) => line.event === event).map(({ detail }) => detail);
  }

  #deps(): EngineDeps {
    return {
      clock: this.clock,
      randomness: this.#randomness,
      jobs: createSoundJobStore(this.jobs, this.clock),
      pieces: this.pieces,
      ledger: this.ledger,
      settings: this.#settings,
      network: this.network,
      hasher: createFakeHasher(),
      announcer: this.announcer,
      storage: createFixedStorageEstimate(),
      protocol: 'https:',
      version: 'test',
    };
  }
}
