import { intersect, type Ranges, sizeOf, withSpan } from '../../src/core/ranges.ts';
import type { FaultyServer } from '../server/faulty-server.js';
import type { LogEntry } from '../server/request-log.js';

/** Bytes that the server has sent of a resource in all. */
export const sentOf = (server: FaultyServer, url: string): number =>
  server.requestsFor(url).reduce((sum, { bytesSent }) => sum + bytesSent, 0);

/** Waits until this many bytes of a resource were sent. */
export const untilSent = (server: FaultyServer, url: string, bytes: number): Promise<void> =>
  server.waitFor(() => sentOf(server, url) >= bytes, { timeoutMs: 60_000 });

/** What was seen of a resource while time passed. */
export interface Traffic {
  readonly bytes: number;
  /** Milliseconds: the longest time without a byte. */
  readonly longestSilence: number;
}

/**
 * Lets time pass and watches a resource meanwhile. Only the server's own chunks make it look at its watch, so that it
 * fails where they end.
 */
export const watchTraffic = async (server: FaultyServer, url: string, milliseconds: number): Promise<Traffic> => {
  const begin = performance.now();
  const before = sentOf(server, url);
  let bytes = before;
  let heardAt = begin;
  let longestSilence = 0;
  await server.waitFor(
    () => {
      const now = performance.now();
      const sent = sentOf(server, url);
      if (sent > bytes) {
        longestSilence = Math.max(longestSilence, now - heardAt);
        heardAt = now;
        bytes = sent;
      }
      return sent > before && now - begin >= milliseconds && heardAt === now;
    },
    { timeoutMs: milliseconds + 10_000 },
  );
  return { bytes: bytes - before, longestSilence: Math.round(longestSilence) };
};

/** Of each request the bytes that later requests were sent again. */
export const fetchedAgain = (entries: readonly LogEntry[]): number[] => {
  let later: Ranges = [];
  return entries
    .toReversed()
    .map(({ bodyStart = 0, bytesSent }) => {
      const sent = { start: bodyStart, end: bodyStart + bytesSent };
      if (bytesSent === 0) return 0;
      const again = sizeOf(intersect(later, [sent]));
      later = withSpan(later, sent);
      return again;
    })
    .toReversed();
};
