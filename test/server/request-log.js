/** @import { IncomingHttpHeaders, IncomingMessage } from 'node:http' */

/**
 * What happened with one request. `n` counts all requests and `nth` those to this path, from 1 (0: a preflight). `at`
 * and `closedAt` are milliseconds since 1970 by a monotonic clock. `status` is 0 until one is decided. `bodyStart` is
 * the resource's first byte in the body. `bytesSent` counts body bytes handed to the socket: never less than the client
 * got, and more by at most what the sockets' buffers hold.
 * @typedef {object} LogEntry
 * @property {number} n
 * @property {number} nth
 * @property {number} at
 * @property {string} method
 * @property {string} path
 * @property {string} query with its question mark, or ''
 * @property {IncomingHttpHeaders} headers
 * @property {string | undefined} range the Range header
 * @property {number} status
 * @property {number | undefined} bodyStart
 * @property {number} bytesSent
 * @property {string[]} effects what was done to this request, by name
 * @property {'whole' | 'cut-by-server' | 'cut-by-client' | 'open'} ended
 * @property {number | undefined} closedAt
 */

/** @typedef {(log: readonly LogEntry[]) => unknown} LogPredicate */

/** Old entries go when a server runs for long; no test comes near. */
const mostEntries = 100_000;

const now = () => performance.timeOrigin + performance.now();

/** @param {readonly LogEntry[]} entries */
const summary = (entries) =>
  entries
    .slice(-20)
    .map(
      (entry) =>
        `#${entry.n} ${entry.method} ${entry.path} ${entry.range ?? '-'} ${entry.status} ${entry.bytesSent} ${entry.ended}`,
    )
    .join('\n');

/**
 * The list of all requests, in order of arrival, with a way to wait until it looks a certain way.
 */
export const createRequestLog = () => {
  /** @type {LogEntry[]} */
  const entries = [];
  /** @type {Set<() => void>} */
  const watchers = new Set();
  let count = 0;

  const changed = () => {
    for (const watch of watchers) watch();
  };

  /**
   * @param {IncomingMessage} request
   * @param {{ path: string, query: string, nth: number }} place
   * @returns {LogEntry}
   */
  const open = (request, { path, query, nth }) => {
    count += 1;
    /** @type {LogEntry} */
    const entry = {
      n: count,
      nth,
      at: now(),
      method: request.method ?? '',
      path,
      query,
      headers: request.headers,
      range: request.headers.range,
      status: 0,
      bodyStart: undefined,
      bytesSent: 0,
      effects: [],
      ended: 'open',
      closedAt: undefined,
    };
    if (entries.length >= mostEntries) entries.splice(0, mostEntries / 10);
    entries.push(entry);
    changed();
    return entry;
  };

  /**
   * @param {LogEntry} entry
   * @param {LogEntry['ended']} ended
   */
  const close = (entry, ended) => {
    if (entry.ended !== 'open') return;
    entry.ended = ended;
    entry.closedAt = now();
    changed();
  };

  /**
   * @param {LogPredicate} predicate
   * @param {{ timeoutMs?: number }} [options]
   * @returns {Promise<void>}
   */
  const waitFor = (predicate, { timeoutMs = 10_000 } = {}) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        watchers.delete(watch);
        reject(new Error(`the log did not become as expected within ${timeoutMs} ms:\n${summary(entries)}`));
      }, timeoutMs);
      const watch = () => {
        if (!predicate(entries)) return;
        clearTimeout(timer);
        watchers.delete(watch);
        resolve();
      };
      watchers.add(watch);
      watch();
    });

  return { entries, open, close, changed, waitFor };
};
