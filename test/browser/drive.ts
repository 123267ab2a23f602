import type { Page } from '@playwright/test';
import type { Job, JobInit, JobSnapshot } from '../../src/page/transfer-manager.ts';
import type { HashServer } from './hash-server.ts';

export const MiB = 1024 * 1024;

/** A page, or anything else in which functions can be called. */
export type Evaluates = Pick<Page, 'evaluate'>;

/** The numbers of the states, as the design gives them. */
export const State = {
  QUEUED: 0,
  TRANSFERRING: 2,
  SUSPENDED: 3,
  ERROR: 4,
  TRANSIENT_ERROR: 5,
  TRANSFERRED: 6,
  ACKNOWLEDGED: 7,
  CANCELLED: 8,
} as const;

/** A new job; answers its id. */
export const makeJob = (page: Evaluates, init: JobInit): Promise<string> =>
  page.evaluate(async (given) => (await (await ladingReady).createJob(given)).id, init);

/** A new job of one file that is resumed at once; answers its id. */
export const startJob = async (page: Evaluates, init: JobInit): Promise<string> => {
  const id = await makeJob(page, init);
  await call(page, id, 'resume');
  return id;
};

type Action =
  | 'suspend'
  | 'resume'
  | 'cancel'
  | 'remove'
  | 'getState'
  | 'getProgress'
  | 'getSnapshot'
  | 'getError'
  | 'getLog';

/** Calls a method of a job that takes nothing; rejects where the job refuses. */
export const call = <Name extends Action>(
  page: Evaluates,
  id: string,
  name: Name,
): Promise<Awaited<ReturnType<Job[Name]>>> =>
  page.evaluate(async (wish) => (await (await ladingReady).getJob(wish.id))[wish.name](), { id, name }) as Promise<
    Awaited<ReturnType<Job[Name]>>
  >;

/** Makes downloads last long enough to be interrupted, or with 0 lets them run. */
export const holdTo = (page: Evaluates, bytesPerSecondLimit: number): Promise<unknown> =>
  page.evaluate(async (change) => (await ladingReady).setSettings(change), { bytesPerSecondLimit });

/** What a call came to: its value, or the error as data. */
export interface Outcome {
  readonly value?: unknown;
  readonly error?: {
    readonly name: string;
    readonly code?: string;
    readonly hresult?: number;
    readonly state?: string;
    readonly message: string;
  };
}

/** Calls any method of a job, and answers what came of it. */
export const attempt = (
  page: Evaluates,
  id: string,
  method: Exclude<keyof Job, 'id'>,
  ...args: readonly unknown[]
): Promise<Outcome> =>
  page.evaluate(
    async (wish) => {
      const job = await (await ladingReady).getJob(wish.id);
      const calls: unknown = Reflect.get(job, wish.method);
      if (typeof calls !== 'function') throw new TypeError(`${wish.method} is no method`);
      try {
        const value: unknown = await Reflect.apply(calls, job, wish.args);
        return { value };
      } catch (error) {
        if (!(error instanceof Error)) return { error: { name: typeof error, message: String(error) } };
        const { name, message } = error;
        return { error: { ...(error as Error & { code?: string }), name, message } };
      }
    },
    { id, method, args: [...args] },
  );

/** Completes a job; answers the result. */
export const complete = (page: Evaluates, id: string, save: 'keep' | 'download' | 'folder' = 'keep') =>
  page.evaluate(async (wish) => (await (await ladingReady).getJob(wish.id)).complete({ save: wish.save }), {
    id,
    save,
  });

interface Goal {
  readonly states?: readonly number[];
  readonly bytes?: number;
  readonly within?: number;
}

/**
 * Waits until a job is in one of the states, or has this many bytes: a first look, and then the events. Rejects with
 * what the job is instead.
 */
const until = (page: Evaluates, id: string, goal: Goal): Promise<JobSnapshot> =>
  page.evaluate(
    async ({ id: wanted, states, bytes = 0, within = 90_000 }) => {
      const lading = await ladingReady;
      const job = await lading.getJob(wanted);
      const isThere = (now: { readonly state: number; readonly progress: { readonly bytesTransferred: number } }) =>
        (states === undefined || states.includes(now.state)) && now.progress.bytesTransferred >= bytes;
      const there = Promise.withResolvers<unknown>();
      const hear = ({ detail }: CustomEvent<JobSnapshot>): void => {
        if (detail.id === wanted && isThere(detail)) there.resolve(undefined);
      };
      lading.addEventListener('jobmodification', hear as (event: CustomEvent) => void);
      const deadline = setTimeout(() => {
        void job.getSnapshot().then(({ stateName, waitingFor, progress, error }) => {
          there.reject(new Error(`still ${JSON.stringify({ stateName, waitingFor, progress, error })}`));
        });
      }, within);
      try {
        if (!isThere(await job.getSnapshot())) await there.promise;
        return await job.getSnapshot();
      } finally {
        clearTimeout(deadline);
        lading.removeEventListener('jobmodification', hear as (event: CustomEvent) => void);
      }
    },
    { id, ...goal },
  );

/** Waits until a job is in one of the states; answers its snapshot. */
export const untilState = (page: Evaluates, id: string, ...states: readonly number[]): Promise<JobSnapshot> =>
  until(page, id, { states });

/** Waits until this many bytes of a job are stored; answers its snapshot. */
export const untilBytes = (page: Evaluates, id: string, bytes: number): Promise<JobSnapshot> =>
  until(page, id, { bytes });

/** The SHA-256 of a kept file, streamed out of the browser's storage. */
export const sha256Of = (page: Evaluates, hashing: HashServer, id: string, index = 0): Promise<string> =>
  page.evaluate(
    async (wish) => {
      const file = await (await (await ladingReady).getJob(wish.id)).getFile(wish.index);
      const answer = await fetch(wish.url, { method: 'POST', body: file.slice(0, file.size, '') });
      return answer.text();
    },
    { id, index, url: hashing.url },
  );

/** A small kept file as text. */
export const textOf = (page: Evaluates, id: string, index = 0): Promise<string> =>
  page.evaluate(async (wish) => (await (await (await ladingReady).getJob(wish.id)).getFile(wish.index)).text(), {
    id,
    index,
  });

export interface StoredPiece {
  readonly index: number;
  readonly generation: number;
  readonly start: number;
  readonly end: number;
}

/** The pieces that the database holds of a job, by file and place; without a job, of all jobs. */
export const storedPieces = (page: Evaluates, id?: string): Promise<StoredPiece[]> =>
  page.evaluate(async (wanted) => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
    const range = wanted === undefined ? undefined : IDBKeyRange.bound([wanted], [wanted, []]);
    const keysOf = async (name: string): Promise<IDBValidKey[]> => {
      const db = await answer(indexedDB.open(name));
      try {
        return await answer(db.transaction('pieces').objectStore('pieces').getAllKeys(range));
      } finally {
        db.close();
      }
    };
    const keys = await Promise.all([0, 1, 2, 3].map((lane) => keysOf(`lading:/:pieces${lane}`)));
    return (keys.flat() as [string, number, number, number, number][])
      .map(([, index, generation, start, end]) => ({ index, generation, start, end }))
      .toSorted((a, b) => a.index - b.index || a.generation - b.generation || a.start - b.start);
  }, id);

/** Stored pieces as one merged list of spans; throws where two of them overlap. */
export const spansOf = (pieces: readonly StoredPiece[]): [start: number, end: number][] => {
  const spans: [number, number][] = [];
  for (const { start, end } of pieces) {
    const last = spans.at(-1);
    if (last && start < last[1]) throw new Error(`bytes ${start} to ${last[1]} are stored twice`);
    if (last?.[1] === start) last[1] = end;
    else spans.push([start, end]);
  }
  return spans;
};

/** How many rows of each table of the database mention a job; tables without any are left out. */
export const rowsOf = (page: Evaluates, id: string): Promise<Record<string, number>> =>
  page.evaluate(async (wanted) => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
    const db = await answer(indexedDB.open('lading:/'));
    try {
      const tables = [...db.objectStoreNames];
      const tx = db.transaction(tables);
      const counts = tables.map(async (table) => {
        const store = tx.objectStore(table);
        const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
        const rows = keys.map((key, at) => JSON.stringify([key, values[at]]));
        return [table, rows.filter((row) => row.includes(wanted)).length] as const;
      });
      return Object.fromEntries((await Promise.all(counts)).filter(([, count]) => count > 0));
    } finally {
      db.close();
    }
  }, id);
