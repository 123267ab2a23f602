import type { AskedRange } from '../../src/core/answer.ts';
import type { Cause } from '../../src/core/failure.ts';
import type { FileSource } from './file-source.ts';
import type { Remote } from './remote.ts';
import { within } from './watchdog.ts';

const probeTimeout = 15_000;

/** What stands behind a request that got no answer. `no ranges`: the same request without a range gets one. */
export type NetworkFinding = Cause | { readonly kind: 'no ranges' };

const tried = async <T>(
  source: FileSource,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> => {
  const own = new AbortController();
  try {
    return await within(source.deps.clock, probeTimeout, ask(AbortSignal.any([signal, own.signal])), () => own.abort());
  } catch {
    return undefined;
  }
};

const isReachable = async (source: FileSource, { url }: Remote, signal: AbortSignal): Promise<boolean> =>
  (await tried(source, signal, (both) => source.deps.network.answersWithoutCors(url, both))) ?? false;

const answersByCors = async (
  source: FileSource,
  remote: Remote,
  signal: AbortSignal,
  range: AskedRange | undefined,
): Promise<boolean> => {
  const answer = await tried(source, signal, (both) => source.deps.network.open(source.askFor(range, remote), both));
  answer?.close();
  return answer !== undefined;
};

const lost: Cause = { kind: 'connection' };

/** Headers of the person's own are asked for beforehand, and are sent to no other address: either can be what failed. */
const refusedByCors = (source: FileSource, remote: Remote): Cause => {
  const { headers } = source.askFor(undefined, remote);
  return { kind: 'cors', ...(headers ? { sent: Object.keys(headers) } : {}) };
};

/**
 * Tells apart what fetch reports as one TypeError, by evidence. Offline; an encoded answer to a range, which browsers
 * refuse, so that only the whole file can be had; refused by CORS, only where this file never answered us before, a
 * request without CORS gets an answer, and two more with CORS fail; else the network.
 */
export const causeOfNetworkError = async (
  source: FileSource,
  remote: Remote,
  cause: Cause,
  signal: AbortSignal,
): Promise<NetworkFinding> => {
  if (cause.kind !== 'connection') return cause;
  const { network } = source.deps;
  if (!network.isOnline()) return { kind: 'offline' };
  if (source.file.version !== null) return lost;
  if (!(await isReachable(source, remote, signal))) return lost;
  if (await answersByCors(source, remote, signal, { start: source.beginning })) return lost;
  if (source.file.rangesWork && (await answersByCors(source, remote, signal, undefined))) {
    // Only a range that fails again and again while the whole is answered says so: one failure may be chance.
    return (await answersByCors(source, remote, signal, { start: source.beginning })) ? lost : { kind: 'no ranges' };
  }
  if (network.isOwn(remote.url) || signal.aborted) return lost;
  return refusedByCors(source, remote);
};
