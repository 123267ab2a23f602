import type { AnswerFacts } from '../../src/core/answer-facts.ts';
import { type ConnectionFacts, costOf } from '../../src/core/network-cost.ts';
import { rangeHeader } from '../../src/core/content-range.ts';
import type { Instant } from '../../src/core/time.ts';
import type { Answer, Ask, Network } from '../../src/ports/network.ts';

/**
 * How every request of the engine goes out. `no-store`: the HTTP cache serialises equal addresses, adds an If-Range of its
 * own and has mixed ranges up.
 */
const common = { cache: 'no-store', credentials: 'same-origin', referrerPolicy: 'no-referrer' } as const;

const headersOf = ({ range, ifRange, headers }: Ask): Headers => {
  const sent = new Headers(headers);
  if (range) sent.set('range', rangeHeader(range.start, range.end));
  if (ifRange !== undefined) sent.set('if-range', ifRange);
  return sent;
};

const visible = (response: Response): Omit<AnswerFacts, 'sameOrigin' | 'at'> => {
  const entries = Object.entries({
    contentRange: 'content-range',
    contentLength: 'content-length',
    contentType: 'content-type',
    contentEncoding: 'content-encoding',
    transferEncoding: 'transfer-encoding',
    contentDisposition: 'content-disposition',
    etag: 'etag',
    lastModified: 'last-modified',
    date: 'date',
    retryAfter: 'retry-after',
    reprDigest: 'repr-digest',
    digest: 'digest',
  }).flatMap(([name, header]) => {
    const value = response.headers.get(header);
    return value === null ? [] : [[name, value] as const];
  });
  return { status: response.status, url: response.url, ...Object.fromEntries(entries) };
};

const answerOf = (response: Response, facts: AnswerFacts, abort: AbortController): Answer => {
  let reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
  return {
    ...facts,
    read: async () => {
      reader ??= response.body?.getReader();
      const next = await reader?.read();
      return next === undefined || next.done ? 'end' : next.value;
    },
    blob: () => response.blob(),
    close: () => abort.abort(),
  };
};

const isConnection = (value: unknown): value is ConnectionFacts => typeof value === 'object' && value !== null;

const connectionFacts = (from: object): ConnectionFacts =>
  'connection' in from && isConnection(from.connection) ? from.connection : {};

/** The network by `fetch`. */
export const createFetchNetwork = (origin: string, now: () => Instant): Network => {
  const isOwn = (url: string): boolean => new URL(url).origin === origin;
  const open = async (ask: Ask, signal: AbortSignal): Promise<Answer> => {
    const abort = new AbortController();
    const response = await fetch(ask.url, {
      ...common,
      headers: headersOf(ask),
      // A redirect would carry a person's own headers to another server.
      redirect: ask.headers ? 'error' : 'follow',
      signal: AbortSignal.any([signal, abort.signal]),
    });
    return answerOf(response, { ...visible(response), sameOrigin: isOwn(response.url), at: now() }, abort);
  };
  return {
    open,
    isOwn,
    isOnline: () => navigator.onLine,
    cost: () => costOf(connectionFacts(navigator)),
    answersWithoutCors: async (url, signal) => {
      const abort = new AbortController();
      await fetch(url, { ...common, mode: 'no-cors', signal: AbortSignal.any([signal, abort.signal]) });
      abort.abort();
      return true;
    },
  };
};
