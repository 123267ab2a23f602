import type { FileRow } from '../../src/core/file-row.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { Job } from '../../src/core/job.ts';
import { type JobState, jobStates } from '../../src/core/job-state.ts';
import type { LogLine } from '../../src/core/log-line.ts';
import type { Change, FileScope, JobStore, Leftover } from '../../src/ports/job-store.ts';

/** All that belongs to one job. */
interface Rows {
  readonly job: Job;
  readonly files: ReadonlyMap<number, FileRow>;
  readonly headers: ReadonlyMap<number, Readonly<Record<string, string>>>;
  readonly log: readonly LogLine[];
}

const keyOfLeftover = ({ jobId, index, before }: Leftover): string => JSON.stringify([jobId, index, before]);

const sorted = (files: Iterable<FileRow>): FileRow[] => [...files].toSorted((a, b) => a.index - b.index);

const inScope = (files: Rows['files'], scope: FileScope): FileRow[] => {
  if (scope === 'no files') return [];
  return scope === 'all files'
    ? sorted(files.values())
    : scope.map((index) => files.get(index)).filter((file) => file !== undefined);
};

const withChange = (rows: Rows, change: Omit<Change<unknown>, 'answer'>): Rows => ({
  job: change.job ?? rows.job,
  files: new Map([...rows.files, ...(change.files ?? []).map((file) => [file.index, file] as const)]),
  headers: new Map([...rows.headers, ...(change.headers ?? [])]),
  log: [...rows.log, ...(change.log ?? [])],
});

const byOrder = (a: Job, b: Job): number => a.order - b.order;

/** A JobStore in memory: what goes in and what comes out are copies, as in a database. */
export const createMemoryJobStore = (): JobStore => {
  const rowsById = new Map<JobId, Rows>();
  const leftovers = new Map<string, Leftover>();

  const jobs = (): Job[] => [...rowsById.values()].map(({ job }) => job);

  const add: JobStore['add'] = async (create) => {
    const order = jobs().reduce((last, job) => Math.max(last, job.order), 0) + 1;
    const { job, ...rest } = structuredClone(create(order));
    const existing = rowsById.get(job.id);
    if (existing) return structuredClone(existing.job);
    rowsById.set(job.id, withChange({ job, files: new Map(), headers: new Map(), log: [] }, rest));
    return structuredClone(job);
  };

  const change: JobStore['change'] = async (id, scope, decide) => {
    const rows = rowsById.get(id);
    if (!rows) return undefined;
    const { answer, ...decided } = decide(structuredClone({ job: rows.job, files: inScope(rows.files, scope) }));
    const copy = structuredClone(decided);
    const after = withChange(rows, copy);
    rowsById.set(id, after);
    for (const leftover of copy.leftovers ?? []) leftovers.set(keyOfLeftover(leftover), leftover);
    return { job: structuredClone(after.job), answer };
  };

  const list: JobStore['list'] = async (states, after, limit) =>
    structuredClone(
      jobs()
        .filter(({ phase, order }) => states.includes(phase.state) && order > (after ?? -Infinity))
        .toSorted(byOrder)
        .slice(0, limit),
    );

  const waiting: JobStore['waiting'] = async (priority, limit) =>
    structuredClone(
      jobs()
        .filter((job) => job.phase.state === 'queued' && job.priority === priority)
        .toSorted((a, b) => a.turn - b.turn || byOrder(a, b))
        .slice(0, limit),
    );

  const count = (state: JobState): number => jobs().filter(({ phase }) => phase.state === state).length;

  return {
    add,
    change,
    list,
    waiting,
    get: async (id) => structuredClone(rowsById.get(id)?.job),
    files: async (id) => structuredClone(sorted(rowsById.get(id)?.files.values() ?? [])),
    file: async (id, index) => structuredClone(rowsById.get(id)?.files.get(index)),
    headers: async (id, index) => structuredClone(rowsById.get(id)?.headers.get(index)),
    log: async (id) => structuredClone(rowsById.get(id)?.log ?? []),
    counts: async () => new Map(jobStates.map((state) => [state, count(state)])),
    remove: async (id) => void rowsById.delete(id),
    leftovers: async () => structuredClone([...leftovers.values()]),
    cleared: async (leftover) => void leftovers.delete(keyOfLeftover(leftover)),
  };
};
