import { call, type Evaluates, sha256Of, State } from '../browser/drive.ts';
import type { HashServer } from '../browser/hash-server.ts';
import { sha256OfPattern } from '../server/pattern-hash.js';
import type { FileVersion } from './behaviour.ts';
import type { Findings } from './judge.ts';
import { completeOnce, stretchHashes } from './page-calls.ts';

/** Takes over the file of a job that has ended, hashes it, and reads what the job says. May be done again. */
export const findOut = async (page: Evaluates, hashing: HashServer, id: string): Promise<Findings> => {
  const snapshot = await call(page, id, 'getSnapshot');
  if (snapshot.state === State.TRANSFERRED) await completeOnce(page, id);
  const hasFile = snapshot.state === State.TRANSFERRED || snapshot.state === State.ACKNOWLEDGED;
  const hash = hasFile ? { hash: await sha256Of(page, hashing, id) } : {};
  return { snapshot, log: await call(page, id, 'getLog'), ...hash };
};

const stretch = 64 * 1024;

const hashAt = ({ seed, size }: FileVersion, start: number): Promise<string> =>
  sha256OfPattern(seed, [[start, Math.min(size, start + stretch)]]);

/** Of which version each 64 KiB of a wrong file are: its number, or `?`; with how many stretches in a row. */
export const originsOf = async (page: Evaluates, id: string, versions: readonly FileVersion[]): Promise<string> => {
  const hashes = await stretchHashes(page, id, stretch);
  const runs: { what: string; count: number }[] = [];
  for (const [at, hash] of hashes.entries()) {
    const candidates = await Promise.all(versions.map((version) => hashAt(version, at * stretch)));
    const found = candidates.indexOf(hash);
    const what = found === -1 ? '?' : `${found}`;
    const last = runs.at(-1);
    if (last?.what === what) last.count += 1;
    else runs.push({ what, count: 1 });
  }
  return runs.map(({ what, count }) => `${what}x${count}`).join(' ');
};
