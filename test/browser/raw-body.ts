import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { RawHead } from './raw-head.ts';
import type { RawReply } from './curl-cases.ts';

/** The content that a reply carries, without any coding, and what a reader may refuse all the same. */
export interface RawBody {
  readonly bytes: Buffer;
  readonly doubts: readonly string[];
}

const attempt = (decode: () => Buffer): Buffer | undefined => {
  try {
    return decode();
  } catch {
    return undefined;
  }
};

const decoders: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  // RFC 9110, 8.4.1.2: zlib's format; some send the bare stream.
  deflate: (bytes) => attempt(() => inflateSync(bytes)) ?? inflateRawSync(bytes),
  br: brotliDecompressSync,
  identity: (bytes) => bytes,
};

/** Takes codings off in the reverse order of their names; `undefined` where that fails. */
const withoutCodings = (bytes: Buffer, codings: readonly string[]): Buffer | undefined =>
  attempt(() =>
    codings.toReversed().reduce((coded, coding) => {
      const decode = decoders[coding];
      if (!decode) throw new Error(`the coding ${coding} is unknown`);
      return decode(coded);
    }, bytes),
  );

const chunkHead = /^([0-9a-f]+)[ \t]*(?:;.*)?(\r?)\n/i;
const newline = /^(\r?)\n/;

/** Undoes chunks without trailers (RFC 9112, 7.1); `undefined` where the last one is missing or they are none. */
const withoutChunks = (bytes: Buffer): RawBody | undefined => {
  const chunks: Buffer[] = [];
  const doubts: string[] = [];
  let rest = bytes;
  const pass = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest.toString('latin1'));
    rest = rest.subarray(found?.[0].length ?? 0);
    if (found?.at(-1) === '') doubts.push('chunks whose lines end in a bare LF');
    return found;
  };
  for (;;) {
    const head = pass(chunkHead);
    const length = Number.parseInt(head?.[1] ?? '', 16);
    if (Number.isNaN(length)) return undefined;
    if (rest.length < length) return undefined;
    chunks.push(rest.subarray(0, length));
    rest = rest.subarray(length);
    if (!pass(newline)) return undefined;
    if (length === 0) return { bytes: Buffer.concat(chunks), doubts };
  }
};

const ofLength = (head: RawHead, lengths: readonly string[]): RawBody | undefined => {
  const [first = ''] = lengths;
  const isSound = /^\d+$/.test(first) && lengths.every((other) => other === first);
  if (!isSound || head.body.length < Number(first)) return undefined;
  return { bytes: head.body.subarray(0, Number(first)), doubts: [] };
};

const ofTransferCodings = (head: RawHead, reply: RawReply, codings: readonly string[]): RawBody | undefined => {
  const isChunked = codings.at(-1) === 'chunked';
  const others = isChunked ? codings.slice(0, -1) : codings;
  if (!isChunked && reply.ending !== 'closes') return undefined;
  const framed = isChunked ? withoutChunks(head.body) : { bytes: head.body, doubts: [] };
  const bytes = framed && withoutCodings(framed.bytes, others);
  if (!bytes) return undefined;
  const unasked = others.length > 0 ? ['a transfer coding that nobody asked for'] : [];
  const twice = head.valuesOf('content-length').length > 0 ? ['a length beside a transfer coding'] : [];
  return { bytes, doubts: [...framed.doubts, ...unasked, ...twice] };
};

const framedBody = (head: RawHead, reply: RawReply): RawBody | undefined => {
  const codings = head.valuesOf('transfer-encoding').map((coding) => coding.toLowerCase());
  if (codings.length > 0) return ofTransferCodings(head, reply, codings);
  const lengths = head.valuesOf('content-length');
  if (lengths.length > 0) return ofLength(head, lengths);
  return reply.ending === 'closes' ? { bytes: head.body, doubts: [] } : undefined;
};

/** What the body of a reply is (RFC 9112, 6.3; RFC 9110, 8.4); `undefined` where it is cut, or nobody can say. */
export const rawBody = (head: RawHead, reply: RawReply): RawBody | undefined => {
  const framed = framedBody(head, reply);
  const codings = head.valuesOf('content-encoding').map((coding) => coding.toLowerCase());
  const bytes = framed && withoutCodings(framed.bytes, codings);
  return bytes && { bytes, doubts: framed.doubts };
};
