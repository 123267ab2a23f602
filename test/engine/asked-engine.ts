import '../fakes/promise-with-resolvers.ts';
import type { FileKey } from '../../src/core/file-row.ts';
import { jobStates } from '../../src/core/job-state.ts';
import { protocolVersion } from '../../src/core/protocol-version.ts';
import type { Refusal } from '../../src/core/refusal.ts';
import type { ToPage } from '../../src/protocol/messages.ts';
import { Border } from '../../sw/border.ts';
import type { EngineDeps } from '../../sw/engine/engine-deps.ts';
import { startEngine, type StartedEngine } from '../../sw/engine/start.ts';
import { createFakeHasher } from '../fakes/fake-hasher.ts';
import { createFixedStorageEstimate } from '../fakes/fixed-storage-estimate.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createMemoryJobStore } from '../fakes/memory-job-store.ts';
import { createMemoryLedger } from '../fakes/memory-ledger.ts';
import { createMemoryPieceStore, type MemoryPieceStore } from '../fakes/memory-piece-store.ts';
import { createMemorySettingsStore } from '../fakes/memory-settings-store.ts';
import { createRecordingAnnouncer } from '../fakes/recording-announcer.ts';
import { aFile, aJob, jobIdOf, requestIdOf } from '../fakes/sample-job.ts';
import { createScriptedNetwork } from '../fakes/scripted-network.ts';
import { createSeededRandomness } from '../fakes/seeded-randomness.ts';

/** What an engine answered to a request: its output, or why it refuses. */
export type Answered =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

/** A real engine over memory stores that is asked as pages ask it: by messages. */
export interface AskedEngine {
  readonly deps: EngineDeps & { readonly pieces: MemoryPieceStore };
  readonly started: StartedEngine;
  /** Posts a request of whatever input, and answers the one reply. */
  readonly ask: (name: string, input: unknown) => Promise<Answered>;
  /** Everything that is stored, to be compared. */
  readonly stored: () => Promise<unknown>;
}

const whole = { total: 2 };

/** Jobs in every state that a wish may find wrong, by number. */
export const known = {
  /** SUSPENDED, with two files. */
  suspended: jobIdOf(1),
  /** SUSPENDED, without files. */
  empty: jobIdOf(2),
  /** TRANSFERRED; the bytes of its second file have vanished. */
  transferred: jobIdOf(3),
  /** ACKNOWLEDGED: file 0 is whole, file 1 is not, and the bytes of file 2 have vanished. */
  acknowledged: jobIdOf(4),
  /** ACKNOWLEDGED, and its file was saved to a folder. */
  savedToFolder: jobIdOf(5),
  cancelled: jobIdOf(6),
  /** An id that no job has. */
  none: jobIdOf(99),
} as const;

const acknowledged = (keeps: 'bytes' | 'nothing', files: readonly number[]) =>
  ({ state: 'acknowledged', by: requestIdOf(900), code: 'S_OK', files, keeps }) as const;

const fill = async ({ jobs, pieces }: AskedEngine['deps']): Promise<void> => {
  const samples = [
    [aJob({ id: known.suspended }), [aFile({ hasHeaders: true }), aFile({ index: 1 })]],
    [aJob({ id: known.empty }), []],
    [
      aJob({ id: known.transferred, phase: { state: 'transferred' } }),
      [aFile({ whole: true, version: whole }), aFile({ index: 1, whole: true, version: whole })],
    ],
    [
      aJob({ id: known.acknowledged, phase: acknowledged('bytes', [0, 2]) }),
      [aFile({ whole: true, version: whole }), aFile({ index: 1 }), aFile({ index: 2, whole: true, version: whole })],
    ],
    [aJob({ id: known.savedToFolder, phase: acknowledged('nothing', [0]) }), [aFile({ whole: true, version: whole })]],
    [aJob({ id: known.cancelled, phase: { state: 'cancelled', by: requestIdOf(901) } }), [aFile()]],
  ] as const;
  for (const [job, files] of samples) {
    const rows = files.map((file) => ({ ...file, jobId: job.id }));
    const progress = { ...job.progress, filesTotal: rows.length };
    const headers = new Map([[0, { authorization: 'Bearer secret' }]]);
    await jobs.add((order) => ({ job: { ...job, order, progress }, files: rows, headers, log: [] }));
  }
  for (const jobId of [known.transferred, known.acknowledged]) {
    const file: FileKey = { jobId, index: 0, generation: 0 };
    await pieces.put(0, file, { start: 0, end: 2 }, new Blob(['ab']));
  }
};

const everythingIn = async ({ jobs, pieces, settings }: AskedEngine['deps']): Promise<unknown> => {
  const all = await jobs.list(jobStates, undefined, 1000);
  const rows = all.map(async ({ id }) => ({
    files: await jobs.files(id),
    headers: await jobs.headers(id, 0),
    log: await jobs.log(id),
  }));
  return {
    all,
    rows: await Promise.all(rows),
    leftovers: await jobs.leftovers(),
    pieces: pieces.keys(),
    settings: await settings.settings(),
    folder: await settings.folder(),
  };
};

/** Starts an engine with a job in every state of `known`. */
export const createAskedEngine = async (): Promise<AskedEngine> => {
  const clock = createManualClock();
  const deps = {
    clock,
    randomness: createSeededRandomness(),
    jobs: createMemoryJobStore(),
    pieces: createMemoryPieceStore(),
    ledger: createMemoryLedger(),
    settings: createMemorySettingsStore(),
    network: createScriptedNetwork(clock),
    hasher: createFakeHasher(),
    announcer: createRecordingAnnouncer(),
    storage: createFixedStorageEstimate(),
    protocol: 'https:',
    version: '0.0.0',
  };
  await fill(deps);
  const started = await startEngine(deps, async () => undefined);
  const border = new Border(async () => started.handlers);
  let asked = 0;

  const ask: AskedEngine['ask'] = async (name, input) => {
    asked += 1;
    const heard: ToPage[] = [];
    const request = { protocol: protocolVersion, kind: 'request', id: requestIdOf(asked), attempt: 0, name, input };
    await border.receive(request, { postMessage: (message) => void heard.push(message) });
    const [reply, ...more] = heard;
    if (reply?.kind !== 'reply' || more.length > 0) throw new RangeError(`${heard.length} messages for one request`);
    return reply.ok ? { ok: true, output: reply.output } : { ok: false, refusal: reply.refusal };
  };

  return { deps, started, ask, stored: () => everythingIn(deps) };
};
