import { type AskedRange, judge, type Verdict } from '../../src/core/answer.ts';
import type { Cause } from '../../src/core/failure.ts';
import type { Answer } from '../../src/ports/network.ts';
import { readBlob } from './blob-body.ts';
import type { ConnectionEnd } from './connection-end.ts';
import type { FileSource } from './file-source.ts';
import type { LiveClaim } from './live-claim.ts';
import { readStream } from './stream-body.ts';
import { TimedOut, within } from './watchdog.ts';

/** Milliseconds that a server has for the head of its answer, once the connection was lent. */
const headTimeout = 60_000;

const stopped: ConnectionEnd = { end: 'stopped' };

const causeOf = (error: unknown): Cause => (error instanceof TimedOut ? { kind: 'timeout' } : { kind: 'connection' });

const cut = (claim: LiveClaim, error: unknown): ConnectionEnd =>
  claim.abort.signal.aborted && !(error instanceof TimedOut)
    ? stopped
    : { end: 'cut', stored: claim.stored, cause: causeOf(error), error, asBlob: claim.asBlob };

const useless = (verdict: Exclude<Verdict, { use: 'part' | 'all' }>): ConnectionEnd => {
  switch (verdict.use) {
    case 'changed':
      return { end: 'changed', why: verdict.why };
    case 'no ranges':
      return { end: verdict.use };
    case 'end':
      return { end: 'beyond the end', total: verdict.total };
    case 'nothing': {
      const { cause, recoverable, retryAfter } = verdict;
      return { end: 'refused', cause, recoverable, ...(retryAfter === undefined ? {} : { retryAfter }) };
    }
  }
};

const open = async (source: FileSource, claim: LiveClaim, range: AskedRange | undefined): Promise<Answer> => {
  const { signal } = claim.abort;
  const { clock, network } = source.deps;
  const ask = source.askFor(range, claim.remote);
  return within(clock, headTimeout, network.open(ask, signal), () => claim.abort.abort());
};

/** Where the body ends in the file. Across origins its encoding is hidden, so that a length tells nothing of the body. */
const endOfBody = (answer: Answer, verdict: Extract<Verdict, { use: 'part' | 'all' }>): number => {
  if (verdict.use === 'part') return verdict.end;
  return (answer.sameOrigin ? verdict.version.total : undefined) ?? Infinity;
};

/** Whether the answer may be joined to what is held, or how the connection ends for it. */
const prove = (
  source: FileSource,
  claim: LiveClaim,
  verdict: Extract<Verdict, { use: 'part' | 'all' }>,
  overlap: number,
): 'proved' | ConnectionEnd => {
  if (!source.mustProve) return 'proved';
  const found =
    verdict.use === 'part' && verdict.proof === 'same' ? 'same' : source.compareAcross(claim.remote, verdict.version);
  if (found === 'changed') return { end: 'disagrees' };
  return found === 'same' || verdict.use === 'all' || overlap > 0 ? 'proved' : { end: 'unproven' };
};

const use = async (
  source: FileSource,
  claim: LiveClaim,
  answer: Answer,
  { range, overlap }: { range: AskedRange | undefined; overlap: number },
): Promise<ConnectionEnd> => {
  const verdict = judge(source.trusted(answer), range, source.knownOf(claim.remote));
  if (verdict.use !== 'part' && verdict.use !== 'all') return useless(verdict);
  if (verdict.use === 'all' && (claim.start > 0 || source.hasBytes)) return { end: 'whole instead of part' };
  // A part of nothing but what is held: an answer before told the size wrong, and to ask again would never end.
  if (verdict.use === 'part' && verdict.end <= claim.start) return { end: 'no ranges' };
  const proved = prove(source, claim, verdict, overlap);
  if (proved !== 'proved') return proved;
  const end = endOfBody(answer, verdict);
  const accepted = await source.accept(answer, verdict, claim, end);
  if (accepted !== 'go on') return accepted;
  if (claim.asBlob && verdict.use === 'part') return readBlob(source, claim, answer, end);
  return readStream(source, claim, answer, { overlap, end });
};

/** Works on one claim over one connection, from the request to the last byte that it stores. Never rejects. */
export const runConnection = async (source: FileSource, claim: LiveClaim): Promise<ConnectionEnd> => {
  const { signal } = claim.abort;
  let giveBack: (() => void) | undefined;
  let answer: Answer | undefined;
  try {
    const overlap = await source.overlapBefore(claim);
    giveBack = await source.deps.budget.borrow(claim.remote.host, signal);
    claim.isConnected = true;
    const range = source.rangeFor(claim, overlap);
    answer = await open(source, claim, range);
    return await use(source, claim, answer, { range, overlap });
  } catch (error) {
    return cut(claim, error);
  } finally {
    answer?.close();
    giveBack?.();
  }
};
