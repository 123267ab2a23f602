import type { Page } from '@playwright/test';

/** Values that no argument of the programming interface may be, made in the page: most of them cannot be sent to one. */
const makeBadValues = (): ReadonlyMap<string, unknown> => {
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new TypeError('trap');
      },
      ownKeys: () => {
        throw new TypeError('trap');
      },
    },
  );
  return new Map<string, unknown>([
    ['null', null],
    ['true', true],
    ['minus one', -1],
    ['one half', 0.5],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['beyond integers', 2 ** 53],
    ['a bigint', 7n],
    ['a symbol', Symbol('x')],
    ['no text', ''],
    ['text', 'text'],
    ['control characters', 'a\u0000b\u202Ec\uD800'],
    ['huge text', 'x'.repeat(2_000_000)],
    ['a function', () => 1],
    ['a promise', Promise.resolve(1)],
    ['a cycle', cyclic],
    ['a trap', trap],
    ['an array', [1, 'two', null]],
    ['a hole', Array.from({ length: 3 })],
    ['an unknown key', { unknown: 1 }],
    ['__proto__ as a key', JSON.parse('{"__proto__": {"files": []}, "constructor": 1}')],
    ['a date', new Date(0)],
    ['an error', new Error('x')],
    ['a buffer', new ArrayBuffer(8)],
    ['a blob', new Blob(['x'])],
    ['a window', globalThis],
    ['an element', document.body],
  ]);
};

/** Calls that are to be refused: the target, the method, and in its arguments `bad` wherever the bad value stands. */
export interface BadCall {
  readonly on: 'lading' | 'job';
  readonly method: string;
  readonly args: readonly unknown[];
  /** Names of values that are allowed here after all. */
  readonly fine?: readonly string[];
}

/**
 * Makes each call with every bad value in every place that says `bad`, and answers those that were not refused with a
 * BitsError, in words.
 */
export const notRefused = async (page: Page, id: string, calls: readonly BadCall[]): Promise<string[]> => {
  const values = await page.evaluateHandle(makeBadValues);
  const wishes = calls.map((call) => ({ ...call, fine: call.fine ?? [] }));
  return page.evaluate(
    async ({ values: bad, id: wanted, wishes: todo }) => {
      const lading = await ladingReady;
      const job = await lading.getJob(wanted);
      const filled = (place: unknown, value: unknown): unknown => {
        if (place === 'bad') return value;
        if (Array.isArray(place)) return place.map((inner) => filled(inner, value));
        if (typeof place !== 'object' || place === null) return place;
        return Object.fromEntries(Object.entries(place).map(([key, inner]) => [key, filled(inner, value)]));
      };
      const comesTo = async (target: object, method: string, args: readonly unknown[]): Promise<string | undefined> => {
        try {
          const call: unknown = Reflect.get(target, method);
          if (typeof call !== 'function') return 'is no method';
          await Reflect.apply(call, target, args);
          return 'was accepted';
        } catch (error) {
          if (!(error instanceof Error)) return 'was refused with no error';
          const isBits = error.name === 'BitsError' && 'code' in error && 'hresult' in error && error.message !== '';
          return isBits ? undefined : `was refused with ${error.name}: ${error.message}`;
        }
      };
      const found: string[] = [];
      for (const { on, method, args, fine } of todo) {
        for (const [name, value] of bad) {
          if (fine.includes(name)) continue;
          const given = args.map((place) => filled(place, value));
          const verdict = await comesTo(on === 'job' ? job : lading, method, given);
          if (verdict !== undefined) found.push(`${method}(${JSON.stringify(args)}) with ${name} ${verdict}`);
        }
      }
      return found;
    },
    { values, id, wishes },
  );
};
