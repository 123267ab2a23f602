import { corsHeaders } from './cors.js';

/** @import { Resource } from './resource.js' */
/** @import { Selection } from './range-selection.js' */
/** @import { Death } from './fault.js' */

/**
 * A stretch of a body: bytes of a resource, half-open, or given bytes.
 * @typedef {{ readonly kind: 'resource', readonly resource: Resource, readonly start: number, readonly end: number }
 *   | { readonly kind: 'bytes', readonly bytes: Uint8Array }} Segment
 */

/** @typedef {readonly (readonly [name: string, value: string])[]} Headers */

/**
 * An HTTP reply that is decided but not sent. `limit` is after how many body bytes `ending` comes, `label` only says
 * gzip.
 * @typedef {object} HttpReply
 * @property {'http'} kind
 * @property {number} status
 * @property {Headers} headers
 * @property {boolean} sendsDate
 * @property {readonly Segment[]} body
 * @property {number | undefined} bodyStart first byte of the resource in the body
 * @property {'known' | 'chunked' | 'close-delimited'} framing
 * @property {boolean} gzip
 * @property {boolean} spoiled the declared length is not the true one, so the connection cannot be kept
 * @property {number} limit
 * @property {'whole' | 'stall' | Death} ending
 * @property {number} latency
 * @property {number} rate
 * @property {{ readonly rate: number, readonly afterBytes: number } | undefined} slow
 * @property {{ readonly start: number, readonly end: number } | undefined} corrupt
 */

/**
 * What happens on the connection: a reply, raw text instead of HTTP, nothing at all, or its death before any header.
 * @typedef {HttpReply
 *   | { readonly kind: 'raw', readonly text: string, readonly how: Death | 'stall' }
 *   | { readonly kind: 'hang' }
 *   | { readonly kind: 'cut-before-headers', readonly how: Death }} Reply
 */

/**
 * The value of a header, whatever its case.
 * @param {Headers} headers
 * @param {string} name
 */
export const headerOf = (headers, name) => headers.find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];

/**
 * The same headers with one set, or left out for `null`.
 * @param {Headers} headers
 * @param {string} name
 * @param {string | null} value
 * @returns {Headers}
 */
export const withHeader = (headers, name, value) => {
  const others = headers.filter(([known]) => known.toLowerCase() !== name.toLowerCase());
  return value === null ? others : [...others, [name, value]];
};

/**
 * How many bytes a body has.
 * @param {readonly Segment[]} body
 */
export const bodyLength = (body) =>
  body.reduce((sum, part) => sum + (part.kind === 'bytes' ? part.bytes.length : part.end - part.start), 0);

/**
 * A short reply that is not the resource: an error, a redirect, the answer to a preflight.
 * @param {number} status
 * @param {Headers} headers
 * @param {string} text
 * @returns {HttpReply}
 */
export const plainReply = (status, headers, text) => {
  const bytes = Buffer.from(text);
  /** @type {Headers} */
  const described = text === '' ? [] : [['Content-Type', 'text/plain; charset=utf-8']];
  const bare = status === 204 || status === 304;
  return {
    kind: 'http',
    status,
    headers: [
      ...headers,
      ...described,
      ...(bare ? [] : [/** @type {const} */ (['Content-Length', `${bytes.length}`])]),
    ],
    sendsDate: true,
    body: bare ? [] : [{ kind: 'bytes', bytes }],
    bodyStart: undefined,
    framing: 'known',
    gzip: false,
    spoiled: false,
    limit: Infinity,
    ending: 'whole',
    latency: 0,
    rate: Infinity,
    slow: undefined,
    corrupt: undefined,
  };
};

/**
 * @param {Resource} resource
 * @returns {Headers}
 */
const resourceHeaders = (resource) => {
  /** @type {(readonly [string, string | null])[]} */
  const headers = [
    ['Content-Type', resource.contentType],
    ['Accept-Ranges', resource.acceptRanges],
    ['ETag', resource.etag],
    ['Last-Modified', resource.lastModified],
    ['Content-Disposition', resource.contentDisposition],
    ['Date', typeof resource.date === 'string' ? resource.date : null],
    ...Object.entries(resource.headers),
    ...corsHeaders(resource.cors),
  ];
  return headers.flatMap(([name, value]) => (value === null ? [] : [/** @type {const} */ ([name, value])]));
};

/**
 * The correct reply for the bytes selected.
 * @param {Resource} resource
 * @param {Selection} selection
 * @returns {HttpReply}
 */
export const planReply = (resource, selection) => {
  const known = resource.length === 'known';
  const base = {
    ...plainReply(200, [], ''),
    headers: resourceHeaders(resource),
    sendsDate: resource.date === true,
    latency: resource.latency,
    rate: resource.rate,
  };
  const total = known ? `${resource.size}` : '*';
  if (selection.kind === 'unsatisfiable') {
    const headers = withHeader(withHeader(base.headers, 'Content-Range', `bytes */${total}`), 'Content-Length', '0');
    return { ...base, status: 416, headers, body: [] };
  }
  const { start, end } = selection.kind === 'part' ? selection : { start: 0, end: resource.size };
  const part = selection.kind === 'part' ? `bytes ${start}-${end - 1}/${total}` : null;
  return {
    ...base,
    status: part === null ? 200 : 206,
    headers: withHeader(
      withHeader(base.headers, 'Content-Range', part),
      'Content-Length',
      known ? `${end - start}` : null,
    ),
    body: [{ kind: 'resource', resource, start, end }],
    bodyStart: start,
    framing: resource.length,
  };
};
