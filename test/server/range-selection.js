/** @import { Resource } from './resource.js' */
/** @import { SelectingEffect } from './fault.js' */

/**
 * Which bytes a reply carries, half-open.
 * @typedef {{ readonly kind: 'whole' }
 *   | { readonly kind: 'part', readonly start: number, readonly end: number }
 *   | { readonly kind: 'unsatisfiable' }} Selection
 */

/** @typedef {{ readonly method: string, readonly range: string | undefined, readonly ifRange: string | undefined }} Asked */

/** @type {Selection} */
const whole = { kind: 'whole' };
/** @type {Selection} */
const unsatisfiable = { kind: 'unsatisfiable' };

const singleRange = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i;

/**
 * The first byte that a Range header of one range names, `undefined` without one or for a suffix.
 * @param {string | undefined} text
 */
export const rangeStartOf = (text) => {
  const first = singleRange.exec(text ?? '')?.[1];
  return first ? Number(first) : undefined;
};

/**
 * RFC 9110 section 14.1.2 for one range; anything else, several ranges included, is ignored as section 14.2 permits.
 * @param {string} text
 * @param {number} size
 * @returns {Selection}
 */
const parseRange = (text, size) => {
  const match = singleRange.exec(text);
  if (!match) return whole;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return whole;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? unsatisfiable : { kind: 'part', start: size - length, end: size };
  }
  if (last !== '' && BigInt(last) < BigInt(first)) return whole;
  const start = Number(first);
  if (start >= size) return unsatisfiable;
  return { kind: 'part', start, end: last === '' ? size : Math.min(size, Number(last) + 1) };
};

/**
 * RFC 9110 section 13.1.5: a strong ETag, or the date of Last-Modified, letter by letter.
 * @param {string} condition
 * @param {Resource} resource
 */
const isSameVersion = (condition, { etag, lastModified }) =>
  condition.startsWith('"') ? condition === etag : condition === lastModified;

/**
 * What a correct server sends for this request.
 * @param {Asked} asked
 * @param {Resource} resource
 */
export const selectBytes = ({ method, range, ifRange }, resource) => {
  if (method !== 'GET' || range === undefined || resource.support === 'none') return whole;
  if (ifRange !== undefined && resource.honoursIfRange && !isSameVersion(ifRange, resource)) return whole;
  return parseRange(range, resource.size);
};

/**
 * What an incorrect server sends instead.
 * @param {Selection} selection
 * @param {SelectingEffect} effect
 * @param {number} size
 * @returns {Selection}
 */
export const misselectBytes = (selection, effect, size) => {
  if (effect.do === 'ignore-range') return whole;
  if (effect.do === 'unsatisfiable') return unsatisfiable;
  if (effect.do === 'unasked-range' && selection.kind === 'whole') return { kind: 'part', start: 0, end: size };
  if (selection.kind !== 'part') return selection;
  const { start, end } = selection;
  switch (effect.do) {
    case 'unasked-range':
      return selection;
    case 'wider-range':
      return { kind: 'part', start, end: Math.min(size, end + effect.by) };
    case 'narrower-range':
      return { kind: 'part', start, end: Math.max(start + 1, end - effect.by) };
    case 'shift-range': {
      const by = Math.max(-start, Math.min(size - end, effect.by));
      return { kind: 'part', start: start + by, end: end + by };
    }
  }
};
