import type { JobSnapshot, LogLine } from '../../src/page/transfer-manager.ts';
import { State } from '../browser/drive.ts';
import { sha256OfPattern } from '../server/pattern-hash.js';
import type { Behaviour } from './behaviour.ts';
import type { Problem, Verdict } from './problem.ts';
import type { Fall, JobNotes } from './side-log.ts';

/** What was found of a job once it had ended. */
export interface Findings {
  readonly snapshot: JobSnapshot;
  readonly log: readonly LogLine[];
  /** The SHA-256 of the file, where there is one. */
  readonly hash?: string;
}

/** Codes that say that bytes which had been stored are gone. */
const lossCodes: ReadonlySet<string> = new Set(['E_EVICTED', 'BG_E_DATABASE_CORRUPT']);

const judgeFile = async ({ versions, job }: Behaviour, hash: string | undefined): Promise<Problem[]> => {
  const given = job.files[0].digest?.value;
  const hashes = await Promise.all(versions.map(({ seed, size }) => sha256OfPattern(seed, size)));
  const isRight = hash !== undefined && hashes.includes(hash) && (given === undefined || given === hash);
  if (isRight) return [];
  return [{ kind: 'wrong file', detail: `its hash is ${hash ?? 'not to be had'}, not one of ${hashes.join(', ')}` }];
};

const judgeError = ({ error }: JobSnapshot): Problem[] => {
  const { code = '', message = '', advice = '' } = error ?? {};
  if (lossCodes.has(code)) return [{ kind: 'lost bytes', detail: `${code}: ${message}` }];
  if (code !== '' && message !== '' && advice !== '') return [];
  return [{ kind: 'unexplained error', detail: JSON.stringify(error ?? null) }];
};

/** Milliseconds within which no bytes are fetched that were lost. */
const atOnce = 300;

/** A figure that is back at once was told in the wrong order: the bytes were there. */
const isLoss = ({ over, regainedAfter = Infinity }: Fall): boolean => over === 'a kill' && regainedAfter > atOnce;

const judgeFalls = ({ falls }: JobNotes, log: readonly LogLine[]): Problem[] => {
  const restarts = log.filter(({ event }) => event === 'restart').length;
  if (falls.length <= restarts) return [];
  const list = falls.map(({ from, to, over }) => `${from} to ${to} over ${over}`).join(', ');
  const kind = falls.filter(isLoss).length > restarts ? 'lost bytes' : 'told backwards';
  return [{ kind, detail: `progress fell from ${list}, with ${restarts} restarts` }];
};

/** What a job that has ended is to be reproached with. */
export const judgeJob = async (
  behaviour: Behaviour,
  found: Findings,
  notes: JobNotes | undefined,
): Promise<Verdict> => {
  const { snapshot, log, hash } = found;
  const falls = notes ? judgeFalls(notes, log) : [];
  switch (snapshot.state) {
    case State.TRANSFERRED:
    case State.ACKNOWLEDGED:
      return { ended: 'transferred', problems: [...falls, ...(await judgeFile(behaviour, hash))] };
    case State.ERROR:
      return {
        ended: 'error',
        code: snapshot.error?.code ?? 'none',
        problems: [...falls, ...judgeError(snapshot)],
      };
    default: {
      const detail = `it had ended, and is ${snapshot.stateName} now`;
      return { ended: 'not at all', problems: [...falls, { kind: 'stuck job', detail }] };
    }
  }
};
