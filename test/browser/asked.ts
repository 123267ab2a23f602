import type { FaultyServer } from '../server/faulty-server.js';
import type { LogEntry } from '../server/request-log.js';

/** The requests for a resource, without preflights. */
export const asksFor = (server: FaultyServer, url: string): LogEntry[] =>
  server.requestsFor(url).filter(({ method }) => method === 'GET');

export type Span = readonly [start: number, end: number];

/** What a request asked for; a range without an end reaches to `size`. */
export const askedSpan = ({ range }: LogEntry, size: number): Span => {
  const [, start, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (start === undefined) return [0, size];
  return [Number(start), last === undefined || last === '' ? size : Number(last) + 1];
};

/** The spans of the first list that share a byte with one of the second. */
export const sharing = (spans: readonly Span[], others: readonly Span[]): Span[] =>
  spans.filter(([start, end]) => others.some(([from, to]) => start < to && from < end));

/**
 * For how many milliseconds how many things were in flight at once. `keyOf` says what counts as one thing: requests of
 * one resource may count together.
 */
export const crowds = (
  entries: readonly LogEntry[],
  keyOf: (entry: LogEntry) => string = ({ n }) => String(n),
): ReadonlyMap<number, number> => {
  const steps = entries
    .flatMap((entry) => [
      { at: entry.at, key: keyOf(entry), change: 1 },
      { at: entry.closedAt ?? Infinity, key: keyOf(entry), change: -1 },
    ])
    .toSorted((a, b) => a.at - b.at || a.change - b.change);
  const open = new Map<string, number>();
  const spent = new Map<number, number>();
  let before = steps[0]?.at ?? 0;
  for (const { at, key, change } of steps) {
    if (at > before) spent.set(open.size, (spent.get(open.size) ?? 0) + at - before);
    before = at;
    const count = (open.get(key) ?? 0) + change;
    if (count === 0) open.delete(key);
    else open.set(key, count);
  }
  return spent;
};

/** Milliseconds with at least this many in flight at once. */
export const timeWith = (least: number, spent: ReadonlyMap<number, number>): number =>
  [...spent].reduce((sum, [count, time]) => (count >= least ? sum + time : sum), 0);
