import { corsHeaders } from './cors.js';
import { bodyLength, headerOf, plainReply, withHeader } from './reply.js';

/** @import { BodyEffect, HeaderEffect, ReplacingEffect } from './fault.js' */
/** @import { Resource } from './resource.js' */
/** @import { HttpReply, Reply } from './reply.js' */

const boundary = 'LADING-FAULTY-BOUNDARY';
const junk = '\u0000\u0001\u00ffthis is not HTTP\r\n\r\n';
let etagsMade = 0;

/**
 * @param {HttpReply} reply
 * @param {string} name
 * @param {string | null} value
 * @returns {HttpReply}
 */
const headed = (reply, name, value) => ({ ...reply, headers: withHeader(reply.headers, name, value) });

/**
 * @param {HttpReply} reply
 * @param {number} by
 */
const shiftContentRange = (reply, by) => {
  const match = /^bytes (\d+)-(\d+)\/(.+)$/.exec(headerOf(reply.headers, 'Content-Range') ?? '');
  if (!match) return reply;
  const [, first, last, total] = match;
  return headed(reply, 'Content-Range', `bytes ${Number(first) + by}-${Number(last) + by}/${total}`);
};

/**
 * @param {HttpReply} reply
 * @param {number | null} value
 * @returns {HttpReply}
 */
const declareLength = (reply, value) =>
  value === null
    ? { ...headed(reply, 'Content-Length', null), framing: 'chunked' }
    : { ...headed(reply, 'Content-Length', `${value}`), framing: 'known', spoiled: true };

/**
 * @param {HttpReply} reply
 * @returns {HttpReply}
 */
const wrapInMultipart = (reply) => {
  const inner = ['Content-Type', 'Content-Range']
    .flatMap((name) => headerOf(reply.headers, name)?.replace(/^/, `${name}: `) ?? [])
    .join('\r\n');
  /** @type {HttpReply['body']} */
  const body = [
    { kind: 'bytes', bytes: Buffer.from(`--${boundary}\r\n${inner}\r\n\r\n`) },
    ...reply.body,
    { kind: 'bytes', bytes: Buffer.from(`\r\n--${boundary}--\r\n`) },
  ];
  const typed = headed(reply, 'Content-Type', `multipart/byteranges; boundary=${boundary}`);
  const bare = headed(typed, 'Content-Range', null);
  return { ...headed(bare, 'Content-Length', `${bodyLength(body)}`), status: 206, body };
};

/**
 * @param {HttpReply} reply
 * @param {boolean} onlyLabel
 * @returns {HttpReply}
 */
const gzipped = (reply, onlyLabel) => {
  const labelled = headed(reply, 'Content-Encoding', 'gzip');
  if (onlyLabel) return labelled;
  const framing = reply.framing === 'known' ? 'chunked' : reply.framing;
  return { ...headed(labelled, 'Content-Length', null), framing, gzip: true };
};

/**
 * The reply with one header spoiled.
 * @param {HttpReply} reply
 * @param {HeaderEffect} effect
 * @returns {HttpReply}
 */
export const spoilHeaders = (reply, effect) => {
  switch (effect.do) {
    case 'content-range':
      return headed(reply, 'Content-Range', effect.value);
    case 'content-range-shifted':
      return shiftContentRange(reply, effect.by);
    case 'content-length':
      return declareLength(reply, effect.value);
    case 'changing-etag':
      etagsMade += 1;
      return headed(reply, 'ETag', `"changing-${etagsMade}"`);
    case 'header':
      return effect.name.toLowerCase() === 'date'
        ? { ...headed(reply, 'Date', effect.value), sendsDate: false }
        : headed(reply, effect.name, effect.value);
  }
};

/**
 * The reply with its body, or the pace of its body, spoiled.
 * @param {HttpReply} reply
 * @param {BodyEffect} effect
 * @returns {HttpReply}
 */
export const spoilBody = (reply, effect) => {
  switch (effect.do) {
    case 'cut':
      return { ...reply, limit: effect.afterBytes, ending: effect.how ?? 'reset' };
    case 'stall':
      return { ...reply, limit: effect.afterBytes, ending: 'stall' };
    case 'slow':
      return { ...reply, slow: { rate: effect.rate, afterBytes: effect.afterBytes ?? 0 } };
    case 'delay':
      return { ...reply, latency: reply.latency + effect.ms };
    case 'extra-bytes':
      return {
        ...reply,
        body: [...reply.body, { kind: 'bytes', bytes: Buffer.alloc(effect.count, 0x78) }],
        spoiled: true,
      };
    case 'multipart':
      return wrapInMultipart(reply);
    case 'gzip':
      return gzipped(reply, effect.label ?? false);
    case 'corrupt':
      return { ...reply, corrupt: { start: effect.at, end: effect.at + (effect.count ?? 1) } };
  }
};

/**
 * What comes in place of the reply.
 * @param {Resource} resource
 * @param {ReplacingEffect} effect
 * @returns {Reply}
 */
export const replaceReply = (resource, effect) => {
  const cors = corsHeaders(resource.cors);
  switch (effect.do) {
    case 'hang':
      return { kind: 'hang' };
    case 'cut-before-headers':
      return { kind: 'cut-before-headers', how: effect.how ?? 'reset' };
    case 'raw':
      return { kind: 'raw', text: effect.text ?? junk, how: effect.how ?? 'close' };
    case 'status': {
      const reply = plainReply(effect.status, cors, effect.body ?? `${effect.status}\n`);
      return Object.entries(effect.headers ?? {}).reduce((sum, [name, value]) => headed(sum, name, value), reply);
    }
    case 'redirect':
      return plainReply(effect.status ?? 302, [...cors, ['Location', effect.to]], '');
  }
};
