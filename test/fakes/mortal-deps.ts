import './promise-with-resolvers.ts';
import type { EngineDeps } from '../../sw/engine/engine-deps.ts';

/** What happens to the engine at a chosen operation on its stores. */
export type Fate = 'dies' | 'stores throw' | 'a store throws once' | 'a store is full once';

/** Ports that stop answering for good when the engine that works with them is killed. */
export interface MortalDeps {
  readonly deps: EngineDeps;
  /** From now on nothing that this engine began goes on. */
  readonly kill: () => void;
  /** So many operations on the stores are still done, from now on; then the engine dies. */
  readonly endAfter: (operations: number) => void;
  /** Operations on the stores so far. */
  readonly operations: () => number;
}

const never = <T>(): Promise<T> => new Promise(() => undefined);

/** Every operation on a store passes here: it is counted, and may be the last. */
type Gate = <T>(operation: () => Promise<T>) => Promise<T>;

const mortalJobs = (jobs: EngineDeps['jobs'], gate: Gate): EngineDeps['jobs'] => ({
  add: (create) => gate(() => jobs.add(create)),
  get: (id) => gate(() => jobs.get(id)),
  files: (id) => gate(() => jobs.files(id)),
  file: (id, index) => gate(() => jobs.file(id, index)),
  headers: (id, index) => gate(() => jobs.headers(id, index)),
  log: (id) => gate(() => jobs.log(id)),
  change: (id, scope, decide) => gate(() => jobs.change(id, scope, decide)),
  list: (states, after, limit) => gate(() => jobs.list(states, after, limit)),
  waiting: (priority, limit) => gate(() => jobs.waiting(priority, limit)),
  counts: () => gate(() => jobs.counts()),
  remove: (id) => gate(() => jobs.remove(id)),
  leftovers: () => gate(() => jobs.leftovers()),
  cleared: (leftover) => gate(() => jobs.cleared(leftover)),
});

const mortalPieces = (pieces: EngineDeps['pieces'], gate: Gate): EngineDeps['pieces'] => ({
  put: (lane, file, span, blob) => gate(() => pieces.put(lane, file, span, blob)),
  held: (file) => gate(() => pieces.held(file)),
  heldOfJob: (id) => gate(() => pieces.heldOfJob(id)),
  pieces: (file) => gate(() => pieces.pieces(file)),
  discard: (file, spans) => gate(() => pieces.discard(file, spans)),
  drop: (leftover) => gate(() => pieces.drop(leftover)),
});

const mortalLedger = (ledger: EngineDeps['ledger'], gate: Gate): EngineDeps['ledger'] => ({
  note: (file, entry) => gate(() => ledger.note(file, entry)),
  entries: (file) => gate(() => ledger.entries(file)),
  drop: (leftover) => gate(() => ledger.drop(leftover)),
});

/** The same ports for one life of an engine. `firstFateAt`: the operation, counted from 1, that is not done any more. */
export const createMortalDeps = (deps: EngineDeps, firstFateAt = Infinity, fate: Fate = 'dies'): MortalDeps => {
  let fateAt = firstFateAt;
  let isDead = false;
  let operations = 0;
  const abort = new AbortController();
  const kill = (): void => {
    isDead = true;
    abort.abort();
  };

  const gate: Gate = async (operation) => {
    operations += 1;
    if (operations >= fateAt && fate === 'dies') kill();
    if (isDead) return never();
    if (operations === fateAt && fate === 'a store is full once') throw new DOMException('Full', 'QuotaExceededError');
    const throws = fate === 'stores throw' ? operations >= fateAt : operations === fateAt;
    if (throws) throw new DOMException('The database is gone', 'InvalidStateError');
    const result = await operation();
    return isDead ? never() : result;
  };

  const { clock, network, announcer } = deps;
  return {
    kill,
    operations: () => operations,
    endAfter: (more) => {
      fateAt = operations + more + 1;
    },
    deps: {
      ...deps,
      jobs: mortalJobs(deps.jobs, gate),
      pieces: mortalPieces(deps.pieces, gate),
      ledger: mortalLedger(deps.ledger, gate),
      clock: {
        now: clock.now,
        after: (ms, call) => clock.after(ms, () => (isDead ? undefined : call())),
      },
      network: {
        ...network,
        // A killed worker's connections end.
        open: (ask, signal) => (isDead ? never() : network.open(ask, AbortSignal.any([signal, abort.signal]))),
      },
      announcer: {
        tell: (news) => (isDead ? undefined : announcer.tell(news)),
        refresh: () => (isDead ? undefined : announcer.refresh()),
      },
    },
  };
};
