/** @import { Fault } from './fault.js' */

/**
 * What a resource is, as data. Everything may be left out: a resource is then 1 MiB of pattern with strong validators,
 * ranges and exposed CORS headers.
 * @typedef {object} ResourceInit
 * @property {number} [size] bytes, up to 2^53 - 1; generated, never stored; default 1 MiB
 * @property {number} [seed] which pattern; default 1
 * @property {string | Uint8Array} [content] these bytes instead of a pattern; the size follows
 * @property {string | null} [etag] as sent, quotes and `W/` included; default: made from seed and size, so it changes
 * with them
 * @property {string | null} [lastModified] HTTP date; default 2025-01-01
 * @property {boolean | string} [date] whether a Date header is sent, or its text; default true
 * @property {string | null} [acceptRanges] default 'bytes', or null without range support
 * @property {'ranges' | 'none'} [support] 'none' answers 200 to a range; default 'ranges'
 * @property {'known' | 'chunked' | 'close-delimited'} [length] default 'known'; else no length is sent and totals are
 * `*`
 * @property {string | null} [contentType] default 'application/octet-stream'
 * @property {string | null} [contentDisposition] default none; text outside Latin-1 is sent as UTF-8 bytes
 * @property {Readonly<Record<string, string>>} [headers] further headers of 200, 206 and 416
 * @property {'none' | 'plain' | 'exposed'} [cors] default 'exposed'
 * @property {'allow' | 'refuse'} [preflight] default 'allow'
 * @property {number} [rate] bytes a second for each connection; default unlimited
 * @property {number} [latency] milliseconds before the headers; default 0
 * @property {number} [maxConnections] replies at once; default unlimited
 * @property {503 | 429} [overloadStatus] the answer beyond maxConnections; default 503
 * @property {boolean} [honoursIfRange] false ignores If-Range and sends 206 all the same; default true
 * @property {readonly Fault[]} [faults] default none
 */

/**
 * @typedef {object} Resource
 * @property {number} size
 * @property {number} seed
 * @property {Uint8Array | undefined} content
 * @property {string | null} etag
 * @property {string | null} lastModified
 * @property {boolean | string} date
 * @property {string | null} acceptRanges
 * @property {'ranges' | 'none'} support
 * @property {'known' | 'chunked' | 'close-delimited'} length
 * @property {string | null} contentType
 * @property {string | null} contentDisposition
 * @property {Readonly<Record<string, string>>} headers
 * @property {'none' | 'plain' | 'exposed'} cors
 * @property {'allow' | 'refuse'} preflight
 * @property {number} rate
 * @property {number} latency
 * @property {number} maxConnections
 * @property {503 | 429} overloadStatus
 * @property {boolean} honoursIfRange
 * @property {readonly Fault[]} faults
 */

const hour = 3_600_000;

/**
 * The ETag that a resource has unless it is given another.
 * @param {number} seed
 * @param {number} size
 */
const etagOf = (seed, size) => `"seed-${seed}-size-${size}"`;

/** @param {ResourceInit['content']} content */
const toBytes = (content) => (typeof content === 'string' ? Buffer.from(content) : content);

/**
 * A resource with every default filled in.
 * @param {ResourceInit} init
 * @returns {Resource}
 */
export const createResource = (init) => {
  const content = toBytes(init.content);
  const size = content?.length ?? init.size ?? 2 ** 20;
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`not a size: ${size}`);
  const seed = init.seed ?? 1;
  const support = init.support ?? 'ranges';
  return {
    size,
    seed,
    content,
    etag: init.etag === undefined ? etagOf(seed, size) : init.etag,
    lastModified: init.lastModified === undefined ? 'Wed, 01 Jan 2025 00:00:00 GMT' : init.lastModified,
    date: init.date ?? true,
    acceptRanges: init.acceptRanges === undefined ? (support === 'ranges' ? 'bytes' : null) : init.acceptRanges,
    support,
    length: init.length ?? 'known',
    contentType: init.contentType === undefined ? 'application/octet-stream' : init.contentType,
    contentDisposition: init.contentDisposition ?? null,
    headers: init.headers ?? {},
    cors: init.cors ?? 'exposed',
    preflight: init.preflight ?? 'allow',
    rate: init.rate ?? Infinity,
    latency: init.latency ?? 0,
    maxConnections: init.maxConnections ?? Infinity,
    overloadStatus: init.overloadStatus ?? 503,
    honoursIfRange: init.honoursIfRange ?? true,
    faults: init.faults ?? [],
  };
};

/**
 * The next version of a resource: other bytes, an ETag as strong as before, a Last-Modified one hour later; what it had
 * none of it still has none of.
 * @param {Resource} resource
 * @param {{ seed?: number, size?: number, etag?: string | null, lastModified?: string | null }} change
 * @returns {ResourceInit}
 */
export const nextVersion = (resource, change) => {
  const seed = change.seed ?? resource.seed + 1;
  const size = change.size ?? resource.size;
  const weakness = resource.etag?.startsWith('W/') ? 'W/' : '';
  const etag = resource.etag === null ? null : `${weakness}${etagOf(seed, size)}`;
  const modified =
    resource.lastModified === null ? null : new Date(Date.parse(resource.lastModified) + hour).toUTCString();
  return {
    seed,
    size,
    etag: change.etag === undefined ? etag : change.etag,
    lastModified: change.lastModified === undefined ? modified : change.lastModified,
  };
};
