import { parseByteCount } from './byte-units.js';

/** @import { Effect, Fault, Matcher } from './fault.js' */
/** @import { ResourceInit } from './resource.js' */

/**
 * A parameter that is not understood; its message is the answer's text.
 */
class QueryProblem extends Error {}

/** @param {string} text */
const bytes = (text) => {
  const count = parseByteCount(text);
  if (count === undefined) throw new QueryProblem(`not a number of bytes: ${text}`);
  return count;
};

/** @param {string} text */
const whole = (text) => {
  if (!/^\d{1,15}$/.test(text)) throw new QueryProblem(`not a whole number: ${text}`);
  return Number(text);
};

/** @param {string} text */
const httpStatus = (text) => {
  if (!/^[2-9]\d\d$/.test(text)) throw new QueryProblem(`not a status: ${text}`);
  return Number(text);
};

/**
 * @template {string} Choice
 * @param {readonly Choice[]} choices
 * @returns {(text: string) => Choice}
 */
const oneOf = (choices) => (text) => {
  const choice = choices.find((known) => known === text);
  if (choice === undefined) throw new QueryProblem(`not one of ${choices.join(', ')}: ${text}`);
  return choice;
};

/** @param {string} text */
const orNone = (text) => (text === 'none' ? null : text);

/** @param {string} name */
const attachment = (name) => `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent(name)}`;

/** @type {Readonly<Record<string, (text: string) => ResourceInit>>} */
const propertyReaders = {
  seed: (text) => ({ seed: whole(text) }),
  rate: (text) => ({ rate: bytes(text) }),
  latency: (text) => ({ latency: whole(text) }),
  etag: (text) => (text === 'weak' ? { etag: 'W/"weak"' } : { etag: orNone(text) }),
  modified: (text) => ({ lastModified: orNone(text) }),
  noranges: () => ({ support: 'none' }),
  nolength: () => ({ length: 'chunked' }),
  close: () => ({ length: 'close-delimited' }),
  type: (text) => ({ contentType: orNone(text) }),
  name: (text) => ({ contentDisposition: attachment(text) }),
  cors: (text) => ({ cors: oneOf(/** @type {const} */ (['none', 'plain', 'exposed']))(text) }),
  nopreflight: () => ({ preflight: 'refuse' }),
  noifrange: () => ({ honoursIfRange: false }),
  connections: (text) => ({ maxConnections: whole(text) }),
};

/** @type {Readonly<Record<string, (text: string, all: URLSearchParams) => Effect>>} */
const effectReaders = {
  cut: (text) => ({ do: 'cut', afterBytes: bytes(text) }),
  stall: (text) => ({ do: 'stall', afterBytes: bytes(text) }),
  slow: (text) => ({ do: 'slow', rate: bytes(text) }),
  hang: () => ({ do: 'hang' }),
  drop: () => ({ do: 'cut-before-headers' }),
  garbage: () => ({ do: 'raw' }),
  status: (text, all) => {
    const retryAfter = all.get('retry-after');
    return {
      do: 'status',
      status: httpStatus(text),
      headers: retryAfter === null ? {} : { 'Retry-After': retryAfter },
    };
  },
  redirect: (text) => ({ do: 'redirect', to: text }),
  gzip: () => ({ do: 'gzip' }),
  multipart: () => ({ do: 'multipart' }),
  'changing-etag': () => ({ do: 'changing-etag' }),
  'content-range': (text) => ({ do: 'content-range', value: orNone(text) }),
  'content-length': (text) => ({ do: 'content-length', value: text === 'none' ? null : whole(text) }),
  extra: (text) => ({ do: 'extra-bytes', count: bytes(text) }),
  corrupt: (text) => ({ do: 'corrupt', at: bytes(text) }),
  'change-version': () => ({ do: 'change-version' }),
};

const matcherNames = /** @type {const} */ (['nth', 'every', 'from', 'to', 'times']);

/** The parameters that stand on their own, and those that only qualify others. */
const knownNames = new Set([
  ...Object.keys(propertyReaders),
  ...Object.keys(effectReaders),
  ...matcherNames,
  'retry-after',
]);

/**
 * @param {URLSearchParams} query
 * @returns {Matcher}
 */
const readMatcher = (query) => {
  /** @type {Matcher} */
  const when = {};
  for (const name of matcherNames) {
    const text = query.get(name);
    if (text !== null) when[name] = whole(text);
  }
  return when;
};

/**
 * @param {string} size
 * @param {URLSearchParams} query
 * @returns {ResourceInit}
 */
const readResource = (size, query) => {
  const unknown = [...query.keys()].find((name) => !knownNames.has(name));
  if (unknown !== undefined) throw new QueryProblem(`unknown parameter: ${unknown}`);
  const when = readMatcher(query);
  /** @type {ResourceInit} */
  const init = { size: bytes(size) };
  /** @type {Fault[]} */
  const faults = [];
  for (const [name, text] of query) {
    const property = Object.hasOwn(propertyReaders, name) ? propertyReaders[name] : undefined;
    const effect = Object.hasOwn(effectReaders, name) ? effectReaders[name] : undefined;
    if (property) Object.assign(init, property(text));
    if (effect) faults.push({ when, effect: effect(text, query) });
  }
  return { ...init, faults };
};

/**
 * Reads `/files/<size>/<name>?...` (README.md lists the parameters) as a resource, or says what is wrong with it;
 * `undefined` for any other address.
 * @param {string} pathOrUrl
 * @returns {ResourceInit | { readonly problem: string } | undefined}
 */
export const parseQueryResource = (pathOrUrl) => {
  const { pathname, searchParams } = new URL(pathOrUrl, 'http://localhost');
  const size = /^\/files\/([^/]+)\/[^/]*$/.exec(pathname)?.[1];
  if (size === undefined) return undefined;
  try {
    return readResource(size, searchParams);
  } catch (error) {
    if (error instanceof QueryProblem) return { problem: `${error.message}\n` };
    throw error;
  }
};
