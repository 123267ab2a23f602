import { createHash } from 'node:crypto';
import { call, complete, type Evaluates, sha256Of, State, untilState } from './drive.ts';
import type { HashServer } from './hash-server.ts';
import type { AccessEntry } from './peer-kinds.ts';

/** SHA-256 as hex. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes of all bodies. */
export const sentIn = (entries: readonly AccessEntry[]): number => entries.reduce((sum, { sent }) => sum + sent, 0);

/** The requests that began at this time or later. */
export const since = (entries: readonly AccessEntry[], at: number): AccessEntry[] =>
  entries.filter(({ startedAt }) => startedAt >= at);

/** The most replies that ran at once. */
export const mostAtOnce = (entries: readonly AccessEntry[]): number =>
  Math.max(
    ...entries.map(
      ({ startedAt: moment }) =>
        entries.filter(({ startedAt, endedAt }) => startedAt <= moment && moment < endedAt).length,
    ),
  );

type Held = readonly (readonly [start: number, end: number])[];

/** What is stored of a job's only file. */
export const heldOf = async (page: Evaluates, id: string): Promise<Held> =>
  (await call(page, id, 'getSnapshot')).files[0]?.held ?? [];

/** The requests that began with a byte that was held; one without a range begins with the first. */
export const askedAgain = (entries: readonly AccessEntry[], held: Held): AccessEntry[] =>
  entries.filter(({ range = 'bytes=0-' }) => {
    const first = Number(/^bytes=(\d+)-\d*$/.exec(range)?.[1]);
    return held.some(([start, end]) => start <= first && first < end);
  });

/** Waits for the end of a job; answers the hash of what came, or the error. */
export const hashOfEnd = async (page: Evaluates, hashing: HashServer, id: string): Promise<string> => {
  const { state, error } = await untilState(page, id, State.TRANSFERRED, State.ERROR);
  if (state !== State.TRANSFERRED) return JSON.stringify(error);
  await complete(page, id);
  return sha256Of(page, hashing, id);
};

/** Whether a job says that it began anew. */
export const hasRestarted = async (page: Evaluates, id: string): Promise<boolean> =>
  (await call(page, id, 'getLog')).some(({ event }) => event === 'restart');
