import type { Effect } from '../server/fault.js';
import type { Dice } from './dice.ts';

const MiB = 2 ** 20;

/** What of a server decides which of its lies a program can notice. */
export interface Sight {
  readonly size: number;
  /** Which headers of an answer the app may read. */
  readonly headers: 'all' | 'exposed' | 'safelisted';
  /** Whether answers tell their length. */
  readonly length: 'known' | 'hidden';
  /** Where a redirect may lead: the same file at another place, no file, itself. */
  readonly redirects: readonly [string, ...string[]];
}

type MakeEffect = (dice: Dice, sight: Sight) => Effect;

const retryAfter = (dice: Dice): { headers?: Readonly<Record<string, string>> } =>
  dice.chance(0.4) ? { headers: { 'Retry-After': `${dice.within(0, 8)}` } } : {};

const cut: MakeEffect = (dice, { size, length }) => ({
  do: 'cut',
  afterBytes: dice.chance(0.3) ? dice.within(0, 2000) : dice.within(0, Math.max(1, size)),
  // An end that nobody announced is no end that anybody could miss.
  how: length === 'known' && dice.chance(0.4) ? 'close' : 'reset',
});

const status: MakeEffect = (dice) => ({
  do: 'status',
  status: dice.pick([403, 404, 408, 416, 429, 500, 502, 503, 503, 504]),
  ...retryAfter(dice),
});

/** Faults of the line and of the server's health: nothing false is said. */
const honest: readonly [MakeEffect, ...MakeEffect[]] = [
  cut,
  cut,
  cut,
  cut,
  status,
  status,
  status,
  (dice) => ({ do: 'cut-before-headers', how: dice.pick(['reset', 'close']) }),
  (dice) => ({ do: 'delay', ms: dice.within(100, 3000) }),
  (dice, { size }) => ({
    do: 'slow',
    rate: Math.max(65_536, Math.ceil(size / 4)),
    afterBytes: dice.within(0, Math.max(1, size)),
  }),
  (dice, { redirects: [first, ...rest] }) => ({
    do: 'redirect',
    to: dice.pick([first, ...rest]),
    status: dice.pick([301, 302, 303, 307, 308]),
  }),
  () => ({ do: 'ignore-range' }),
];

/** Faults after which nothing comes for long. */
const silent: readonly [MakeEffect, ...MakeEffect[]] = [
  () => ({ do: 'hang' }),
  (dice, { size }) => ({ do: 'stall', afterBytes: dice.within(0, Math.max(1, size)) }),
  () => ({ do: 'raw', text: 'HTTP/1.1 200 OK\r\nContent-Le', how: 'stall' }),
];

/** Answers that are wrong in ways that show even where few headers may be read. */
const wrong: readonly [MakeEffect, ...MakeEffect[]] = [
  (dice) => ({ do: 'raw', how: dice.pick(['close', 'reset']) }),
  () => ({ do: 'changing-etag' }),
  (dice) => ({
    do: 'content-range',
    value: dice.pick([null, 'bytes 1-2/3', 'bytes */7', 'bytes 0-0/*', 'nonsense', 'bytes 5-1/9']),
  }),
  () => ({ do: 'content-length', value: null }),
  (dice, { size }) => ({ do: 'content-length', value: size + dice.within(1, 5000) }),
  () => ({ do: 'multipart' }),
  (dice) => ({ do: 'gzip', label: dice.chance(0.5) }),
  (dice, { length }) => (length === 'known' ? { do: 'extra-bytes', count: dice.within(1, 3000) } : { do: 'multipart' }),
  (dice) => ({ do: 'header', name: dice.pick(['ETag', 'Last-Modified', 'Date', 'Accept-Ranges']), value: null }),
  () => ({ do: 'header', name: 'Content-Type', value: 'text/html' }),
  () => ({ do: 'unasked-range' }),
  () => ({ do: 'unsatisfiable' }),
  (dice) => ({ do: 'wider-range', by: dice.within(1, 5000) }),
];

/** Answers whose error shows in Content-Range alone. */
const wrongInRange: readonly [MakeEffect, ...MakeEffect[]] = [
  (dice) => ({ do: 'shift-range', by: dice.within(-3000, 3000) || 1 }),
  (dice) => ({ do: 'narrower-range', by: dice.within(1, MiB) }),
  (dice) => ({ do: 'content-range-shifted', by: dice.within(1, 3000) }),
];

/** One effect that a program can notice on such a server, or that does no harm. */
export const randomEffect: MakeEffect = (dice, sight) => {
  const share = dice.next();
  if (share < 0.55) return dice.pick(honest)(dice, sight);
  if (share < 0.59) return dice.pick(silent)(dice, sight);
  if (share < 0.75 && sight.headers !== 'safelisted') return dice.pick(wrongInRange)(dice, sight);
  return dice.pick(wrong)(dice, sight);
};
