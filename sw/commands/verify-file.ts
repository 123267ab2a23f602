import type { Digest } from '../../src/core/digest.ts';
import type { Failure } from '../../src/core/failure.ts';
import { type FileRow, keyOf, wantedSize } from '../../src/core/file-row.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { Span } from '../../src/core/ranges.ts';
import { refuse } from '../../src/core/refusal.ts';
import { redactUrl } from '../../src/core/remote-url.ts';
import type { Output } from '../../src/protocol/outputs.ts';
import type { Engine } from '../engine/engine.ts';
import { neverAborted, notePieces, rottenPieces, unreadablePieces } from '../transfer/piece-check.ts';
import { wholeBlobs } from '../transfer/whole-file.ts';
import { keptFile, savable } from './kept-file.ts';

const failureOf = (engine: Engine, file: FileRow, cause: Failure['cause']): Failure => ({
  cause,
  fileIndex: file.index,
  url: redactUrl(file.remoteUrl),
  at: engine.deps.clock.now(),
});

/** What is not what it was counts as missing again: a resume of the job fetches it. A kept file of a final job stays. */
const giveUp = async (engine: Engine, file: FileRow, lost: readonly Span[], cause: Failure['cause']): Promise<void> => {
  const job = await engine.deps.jobs.get(file.jobId);
  if (job?.phase.state !== 'transferred') return;
  // First the bytes: killed in between, the file cannot be read, and is never taken for right.
  await engine.deps.pieces.discard(keyOf(file), lost);
  await engine.decide(file.jobId, [file.index], ({ files }) => ({
    event: { type: 'broke', failure: failureOf(engine, file, cause) },
    files: files.map((row) => ({ ...row, whole: false })),
    log: [{ at: engine.deps.clock.now(), event: 'verify', detail: `file ${file.index}: it is not what it was` }],
  }));
};

const differing = async (
  { hasher }: Engine['deps'],
  known: readonly Digest[],
  blobs: readonly Blob[],
  sha256: Digest,
): Promise<{ readonly expected: string; readonly actual: string } | undefined> => {
  for (const expected of known) {
    const isSame = expected.algorithm === sha256.algorithm;
    const actual = isSame ? sha256 : await hasher.digest(expected.algorithm, blobs, () => undefined, neverAborted);
    if (actual.value !== expected.value) return { expected: expected.value, actual: actual.value };
  }
  return undefined;
};

const remember = async (engine: Engine, file: FileRow, sha256: Digest): Promise<void> => {
  const { clock, jobs } = engine.deps;
  await jobs.change(file.jobId, [file.index], ({ files }) => ({
    files: files.map((row) => ({ ...row, computed: row.computed ?? sha256 })),
    log: [{ at: clock.now(), event: 'verify', detail: `file ${file.index}: every byte is what it was` }],
    answer: undefined,
  }));
  await notePieces(engine.deps, file, neverAborted);
  engine.announcements.moved(file.jobId);
};

const readAgain = async (
  engine: Engine,
  file: FileRow,
  checked: (share: number) => void,
): Promise<Output<'file/verify'>> => {
  const { deps } = engine;
  const size = Math.max(1, wantedSize(file) ?? 0);
  const lost = await unreadablePieces(deps.pieces, file);
  const blobs = lost.length === 0 ? await wholeBlobs(deps.pieces, file) : undefined;
  if (!blobs) {
    await giveUp(engine, file, lost, { kind: 'unreadable' });
    return refuse('E_EVICTED', `file ${file.index}`);
  }
  const sha256 = await deps.hasher.digest('sha-256', blobs, (bytes) => checked(bytes / size), neverAborted);
  const rotten = await rottenPieces(deps, file, neverAborted);
  const known = [file.digest, file.computed].filter((digest) => digest !== null);
  const difference = await differing(deps, known, blobs, sha256);
  const isSame = rotten.length === 0 && difference === undefined;
  if (isSame) await remember(engine, file, sha256);
  else if (rotten.length > 0) await giveUp(engine, file, rotten, { kind: 'unreadable' });
  else if (difference) await giveUp(engine, file, [], { kind: 'digest-differs', ...difference });
  return { ok: isSame, digest: sha256.value };
};

/**
 * Reads a kept file again and tells whether it is still what it was: by the digest that was given or computed before, and
 * by those of its pieces. What is found the first time is remembered for the next.
 */
export const verifyFile = async (engine: Engine, id: JobId, index: number): Promise<Output<'file/verify'>> => {
  const file = await keptFile(engine, id, index, savable);
  return engine.checks.during(id, (checked) => readAgain(engine, file, checked));
};
