import { rangeStartOf } from './range-selection.js';

/**
 * Which requests to a resource a fault hits; conditions are joined by "and", none at all means every request.
 * Preflights are not counted. `nth`, `from` and `to` (inclusive) count requests to the resource from 1; `every: 3` hits
 * the 3rd, 6th, ... `times` is how often the fault strikes at most; `rangeStartsAt` is the first byte that the Range
 * header asks for, and `ranged` whether there is such a header.
 * @typedef {object} Matcher
 * @property {number} [nth]
 * @property {number} [every]
 * @property {number} [from]
 * @property {number} [to]
 * @property {number} [times]
 * @property {number} [rangeStartsAt]
 * @property {boolean} [ranged]
 * @property {'GET' | 'HEAD'} [method]
 */

/**
 * How a connection dies: `reset` sends RST (after a moment in which the last bytes leave), `close` sends FIN.
 * @typedef {'reset' | 'close'} Death
 */

/**
 * Effects that replace the reply.
 * @typedef {{ do: 'hang' }
 *   | { do: 'cut-before-headers', how?: Death }
 *   | { do: 'raw', text?: string, how?: Death | 'stall' }
 *   | { do: 'status', status: number, headers?: Readonly<Record<string, string>>, body?: string }
 *   | { do: 'redirect', to: string, status?: number }} ReplacingEffect
 */

/**
 * Effects that choose other bytes than were asked for; the reply describes them truthfully. `shift-range`,
 * `wider-range` and `narrower-range` move the range or its end by so many bytes.
 * @typedef {{ do: 'ignore-range' }
 *   | { do: 'unasked-range' }
 *   | { do: 'shift-range', by: number }
 *   | { do: 'wider-range', by: number }
 *   | { do: 'narrower-range', by: number }
 *   | { do: 'unsatisfiable' }} SelectingEffect
 */

/**
 * Effects that spoil the reply's headers only. `null` leaves the header out.
 * @typedef {{ do: 'content-range', value: string | null }
 *   | { do: 'content-range-shifted', by: number }
 *   | { do: 'content-length', value: number | null }
 *   | { do: 'changing-etag' }
 *   | { do: 'header', name: string, value: string | null }} HeaderEffect
 */

/**
 * Effects on the body. Counts are body bytes of this reply. `extra-bytes` go past the declared length, `gzip` is a
 * coding nobody asked for (`label: true` says gzip and sends the plain bytes), `corrupt` flips every bit of the file's
 * bytes from offset `at` on.
 * @typedef {{ do: 'cut', afterBytes: number, how?: Death }
 *   | { do: 'stall', afterBytes: number }
 *   | { do: 'slow', rate: number, afterBytes?: number }
 *   | { do: 'delay', ms: number }
 *   | { do: 'extra-bytes', count: number }
 *   | { do: 'multipart' }
 *   | { do: 'gzip', label?: boolean }
 *   | { do: 'corrupt', at: number, count?: number }} BodyEffect
 */

/**
 * From this request on the resource is another version: another seed, so other bytes, and validators that say so unless
 * given.
 * @typedef {{ do: 'change-version', seed?: number, size?: number, etag?: string | null, lastModified?: string | null }
 *   } VersionEffect
 */

/** @typedef {ReplacingEffect | SelectingEffect | HeaderEffect | BodyEffect | VersionEffect} Effect */

/** @typedef {{ readonly when?: Matcher, readonly effect: Effect }} Fault */

/** @typedef {{ readonly nth: number, readonly method: string, readonly range: string | undefined }} Occasion */

/**
 * @param {Matcher} when
 * @param {Occasion} occasion
 */
const matches = (when, { nth, method, range }) =>
  (when.nth === undefined || nth === when.nth) &&
  (when.every === undefined || nth % when.every === 0) &&
  (when.from === undefined || nth >= when.from) &&
  (when.to === undefined || nth <= when.to) &&
  (when.method === undefined || method === when.method) &&
  (when.ranged === undefined || (range !== undefined) === when.ranged) &&
  (when.rangeStartsAt === undefined || rangeStartOf(range) === when.rangeStartsAt);

/**
 * Remembers how often each fault struck, and says which effects a request meets, in the order of the list.
 */
export const createFaultPicker = () => {
  /** @type {WeakMap<Fault, number>} */
  const strikes = new WeakMap();
  /**
   * @param {readonly Fault[]} faults
   * @param {Occasion} occasion
   * @returns {Effect[]}
   */
  const pick = (faults, occasion) => {
    const struck = faults.filter((fault) => {
      const { when = {} } = fault;
      return (strikes.get(fault) ?? 0) < (when.times ?? Infinity) && matches(when, occasion);
    });
    for (const fault of struck) strikes.set(fault, (strikes.get(fault) ?? 0) + 1);
    return struck.map((fault) => fault.effect);
  };
  return { pick };
};
