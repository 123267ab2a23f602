import type { FileRow } from '../../src/core/file-row.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { Job } from '../../src/core/job.ts';
import { type JobState, jobStates } from '../../src/core/job-state.ts';
import type { Priority } from '../../src/core/priority.ts';
import type { LogLine } from '../../src/core/log-line.ts';
import type { Change, FileScope, JobStore, Leftover, NewJob, View } from '../../src/ports/job-store.ts';
import { everyTable, type LadingDatabase } from './idb-schema.ts';

const strict = { durability: 'strict' } as const;

const factsOf = (db: LadingDatabase) => db.transaction(everyTable, 'readwrite', strict);

type FactTransaction = ReturnType<typeof factsOf>;

type Writes = Omit<Change<unknown>, 'answer'>;

const keyOfLeftover = ({ jobId, index, before }: Leftover): string => `${jobId}/${index ?? ''}/${before ?? ''}`;

const allOf = (id: JobId): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

/** Begins the writes of a change one after another; each may throw before it has begun. */
function* writesOf(tx: FactTransaction, id: JobId, change: Writes): Generator<Promise<unknown>> {
  if (change.job) yield tx.objectStore('jobs').put(change.job);
  for (const file of change.files ?? []) yield tx.objectStore('files').put(file);
  for (const [index, headers] of change.headers ?? []) yield tx.objectStore('headers').put(headers, [id, index]);
  for (const line of change.log ?? []) yield tx.objectStore('log').add({ ...line, jobId: id });
  for (const leftover of change.leftovers ?? []) {
    yield tx.objectStore('leftovers').put(leftover, keyOfLeftover(leftover));
  }
}

/** Ends a transaction with every write of the change that `make` decides on, or with none where anything throws. */
const commit = async <Made extends Writes>(tx: FactTransaction, id: JobId, make: () => Made): Promise<Made> => {
  const begun: Promise<unknown>[] = [tx.done];
  let made: Made;
  try {
    made = make();
    for (const write of writesOf(tx, id, made)) begun.push(write);
  } catch (error) {
    tx.abort();
    await Promise.allSettled(begun);
    throw error;
  }
  await Promise.all(begun);
  return made;
};

const filesIn = async (tx: FactTransaction, id: JobId, scope: FileScope): Promise<readonly FileRow[]> => {
  if (scope === 'no files') return [];
  const table = tx.objectStore('files');
  if (scope === 'all files') return table.getAll(allOf(id));
  const found = await Promise.all(scope.map((index) => table.get([id, index])));
  return found.filter((file) => file !== undefined);
};

const add = async (db: LadingDatabase, create: (order: number) => NewJob): Promise<Job> => {
  const tx = factsOf(db);
  const jobs = tx.objectStore('jobs');
  const last = await jobs.index('byOrder').openKeyCursor(null, 'prev');
  const made = create((last?.key ?? 0) + 1);
  const existing = await jobs.get(made.job.id);
  await commit(tx, made.job.id, () => (existing ? {} : made));
  return existing ?? made.job;
};

const change = async <Answer>(
  db: LadingDatabase,
  id: JobId,
  scope: FileScope,
  decide: (view: View) => Change<Answer>,
) => {
  const tx = factsOf(db);
  const job = await tx.objectStore('jobs').get(id);
  if (!job) {
    await tx.done;
    return undefined;
  }
  const files = await filesIn(tx, id, scope);
  const decided = await commit(tx, id, () => decide({ job, files }));
  return { job: decided.job ?? job, answer: decided.answer };
};

const list = async (
  db: LadingDatabase,
  states: readonly JobState[],
  after: number | undefined,
  limit: number,
): Promise<readonly Job[]> => {
  const index = db.transaction('jobs').store.index('byState');
  const start = after ?? -Infinity;
  const lists = await Promise.all(
    states.map((state) => index.getAll(IDBKeyRange.bound([state, start], [state, Infinity], true), limit)),
  );
  return lists
    .flat()
    .toSorted((a, b) => a.order - b.order)
    .slice(0, limit);
};

const remove = async (db: LadingDatabase, id: JobId): Promise<void> => {
  const tx = factsOf(db);
  const log = tx.objectStore('log');
  const lines = await log.index('byJob').getAllKeys(id);
  await Promise.all([
    tx.objectStore('jobs').delete(id),
    tx.objectStore('files').delete(allOf(id)),
    tx.objectStore('headers').delete(allOf(id)),
    ...lines.map((key) => log.delete(key)),
    tx.done,
  ]);
};

const withoutJobId = ({ at, event, detail }: LogLine): LogLine => ({ at, event, detail });

const waiting = (db: LadingDatabase, priority: Priority, limit: number): Promise<readonly Job[]> => {
  const range = IDBKeyRange.bound(['queued', priority, -Infinity, -Infinity], ['queued', priority, Infinity, Infinity]);
  return db.getAllFromIndex('jobs', 'byTurn', range, limit);
};

const counts = async (db: LadingDatabase): Promise<ReadonlyMap<JobState, number>> => {
  const index = db.transaction('jobs').store.index('byState');
  const numbers = await Promise.all(
    jobStates.map((state) => index.count(IDBKeyRange.bound([state, -Infinity], [state, Infinity]))),
  );
  return new Map(jobStates.map((state, at) => [state, numbers[at] ?? 0]));
};

/** Keeps jobs in IndexedDB: one row a job, one a file, one a line of the log. */
export const createIdbJobStore = (db: LadingDatabase): JobStore => ({
  add: (create) => add(db, create),
  get: (id) => db.get('jobs', id),
  files: (id) => db.getAll('files', allOf(id)),
  file: (id, index) => db.get('files', [id, index]),
  headers: (id, index) => db.get('headers', [id, index]),
  log: async (id) => (await db.getAllFromIndex('log', 'byJob', id)).map(withoutJobId),
  change: (id, scope, decide) => change(db, id, scope, decide),
  list: (states, after, limit) => list(db, states, after, limit),
  waiting: (priority, limit) => waiting(db, priority, limit),
  counts: () => counts(db),
  remove: (id) => remove(db, id),
  leftovers: () => db.getAll('leftovers'),
  cleared: async (leftover) => {
    const tx = factsOf(db);
    await Promise.all([tx.objectStore('leftovers').delete(keyOfLeftover(leftover)), tx.done]);
  },
});
