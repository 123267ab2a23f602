import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { fillPattern } from './pattern.js';

/** @import { HttpReply, Segment } from './reply.js' */
/** @import { Resource } from './resource.js' */

/**
 * @param {Resource} resource
 * @param {number} start
 * @param {number} end
 */
const resourceBytes = (resource, start, end) => {
  if (resource.content) return Buffer.from(resource.content.subarray(start, end));
  const bytes = Buffer.allocUnsafe(end - start);
  fillPattern(bytes, resource.seed, start);
  return bytes;
};

/**
 * @param {Buffer} bytes
 * @param {number} offset
 * @param {{ readonly start: number, readonly end: number }} range
 */
const flipBits = (bytes, offset, { start, end }) => {
  const last = Math.min(bytes.length, end - offset);
  for (let index = Math.max(0, start - offset); index < last; index += 1) bytes[index] = ~(bytes[index] ?? 0);
};

/**
 * @param {HttpReply} reply
 * @param {Extract<Segment, { kind: 'resource' }>} segment
 * @param {() => number} nextSize
 */
function* resourceChunks({ corrupt }, { resource, start, end }, nextSize) {
  let at = start;
  while (at < end) {
    const to = Math.min(end, at + nextSize());
    const bytes = resourceBytes(resource, at, to);
    if (corrupt) flipBits(bytes, at, corrupt);
    yield bytes;
    at = to;
  }
}

/**
 * @param {HttpReply} reply
 * @param {() => number} nextSize
 * @returns {Generator<Uint8Array>}
 */
function* plainChunks(reply, nextSize) {
  for (const segment of reply.body) {
    if (segment.kind === 'resource') yield* resourceChunks(reply, segment, nextSize);
    else if (segment.bytes.length > 0) yield segment.bytes;
  }
}

/**
 * @param {Iterable<Uint8Array>} chunks
 * @returns {AsyncIterable<Uint8Array>}
 */
const gzip = (chunks) => Readable.from(chunks).pipe(createGzip({ level: 1 }));

/**
 * The body of a reply as it goes over the wire, up to its limit, in chunks of about the size asked for at each.
 * @param {HttpReply} reply
 * @param {() => number} nextSize
 * @returns {AsyncGenerator<Uint8Array>}
 */
export async function* bodyChunks(reply, nextSize) {
  let left = reply.limit;
  if (left <= 0) return;
  const plain = plainChunks(reply, nextSize);
  for await (const chunk of reply.gzip ? gzip(plain) : plain) {
    yield chunk.length > left ? chunk.subarray(0, left) : chunk;
    left -= chunk.length;
    if (left <= 0) return;
  }
}
