import type { Cause } from '../../src/core/failure.ts';
import type { Setback } from '../../src/core/reconnect.ts';
import type { FileSource } from './file-source.ts';
import { within } from './watchdog.ts';

const probeTimeout = 15_000;

const isReachable = async (source: FileSource, signal: AbortSignal): Promise<boolean> => {
  const { network, clock } = source.deps;
  const own = new AbortController();
  const both = AbortSignal.any([signal, own.signal]);
  try {
    return await within(clock, probeTimeout, network.answersWithoutCors(source.file.remoteUrl, both), () =>
      own.abort(),
    );
  } catch {
    return false;
  }
};

const answersByCors = async (source: FileSource, signal: AbortSignal): Promise<boolean> => {
  const { network, clock } = source.deps;
  const own = new AbortController();
  try {
    const ask = { ...source.askFor({ start: source.beginning }) };
    const both = AbortSignal.any([signal, own.signal]);
    (await within(clock, probeTimeout, network.open(ask, both), () => own.abort())).close();
    return true;
  } catch {
    return false;
  }
};

/**
 * Tells apart what fetch reports as one TypeError, by evidence: offline; refused by CORS, only where this file never
 * answered us before, a request without CORS gets an answer and a second one with CORS fails again; else the network.
 */
export const causeOfNetworkError = async (source: FileSource, cause: Cause, signal: AbortSignal): Promise<Setback> => {
  if (cause.kind !== 'connection') return { cause, recoverable: true };
  const { network } = source.deps;
  if (!network.isOnline()) return { cause: { kind: 'offline' }, recoverable: true };
  const neverAnswered = source.file.version === null && !network.isOwn(source.file.remoteUrl);
  if (!neverAnswered || !(await isReachable(source, signal)) || (await answersByCors(source, signal))) {
    return { cause, recoverable: true };
  }
  return { cause: { kind: 'cors' }, recoverable: false };
};
