import { rangeHeader } from '../../src/core/content-range.ts';
import type { AnswerFacts } from '../../src/core/answer-facts.ts';
import type { Ask } from '../../src/ports/network.ts';

/** The bytes of a file at one time, and what the server says of them. */
export interface RemoteVersion {
  readonly seed: number;
  readonly size: number;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What goes wrong with one request. */
export type Fault =
  /** The connection is cut after so many bytes of the body. */
  | { readonly kind: 'cut'; readonly after: number }
  /** The body stops coming after so many bytes, and nothing ends it. */
  | { readonly kind: 'stall'; readonly after: number }
  | { readonly kind: 'no answer' }
  /** The server never answers. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** The body is right and its Content-Range is wrong. */
  | { readonly kind: 'content-range'; readonly value: string }
  /** Content-Length says so many bytes more than come; then the connection is cut. */
  | { readonly kind: 'content-length'; readonly by: number }
  /** 206 whose body and Content-Range begin so many bytes later than asked. */
  | { readonly kind: 'shifted'; readonly by: number }
  /** Everything is right but for the ETag. */
  | { readonly kind: 'etag'; readonly value: string }
  /** 200 with the whole file to a range. */
  | { readonly kind: 'whole' }
  /** The body ends cleanly so many bytes before its end, or goes on beyond it; no header tells. */
  | { readonly kind: 'longer'; readonly by: number };

/** A request as the server saw it. */
export interface Request {
  /** Counted from 1 for each address. */
  readonly number: number;
  readonly ask: Ask;
  /** Other requests of this address whose bodies are still being sent. */
  readonly others: number;
}

/** A file on a server that behaves as told. */
export interface Resource {
  readonly versions: readonly RemoteVersion[];
  /** The requests from which on the next version is served. */
  readonly changesAt?: readonly number[];
  readonly ranges?: 'supported' | 'ignored';
  /** Whether Content-Length is sent; without it a Content-Range tells the total as `*` where `total` is hidden too. */
  readonly length?: 'stated' | 'hidden';
  /** What a script of another origin may see. */
  readonly exposes?: 'everything' | 'safelisted';
  /** Most bytes in the answer to a range without an end; an honest server says so in Content-Range. */
  readonly mostAtOnce?: number;
  readonly contentDisposition?: string;
  readonly reprDigest?: string;
  readonly finalUrl?: string;
  /** Bytes a chunk; 64 KiB. */
  readonly chunk?: number;
  /** Milliseconds before each chunk; 0: everything at once. 'by hand': when the test lets it through. */
  readonly pace?: number | 'by hand';
  readonly fault?: (request: Request) => Fault | undefined;
}

/** What the server sends: facts, and which bytes of which version. */
export interface Served {
  readonly facts: Omit<AnswerFacts, 'at' | 'sameOrigin' | 'url'>;
  readonly version: RemoteVersion;
  readonly start: number;
  readonly end: number;
}

/** The version that a request gets. */
const versionAt = ({ versions, changesAt }: Resource, number: number): RemoteVersion => {
  const index = (changesAt ?? []).filter((from) => number >= from).length;
  const version = versions[Math.min(index, versions.length - 1)];
  if (!version) throw new RangeError('a resource needs a version');
  return version;
};

const safelisted: ReadonlySet<string> = new Set(['status', 'contentLength', 'contentType', 'lastModified']);

/** What is left of the facts where a script may see only the safelisted headers. */
export const visibleAcross = (facts: Served['facts']): Served['facts'] => ({
  status: facts.status,
  ...Object.fromEntries(Object.entries(facts).filter(([name]) => safelisted.has(name))),
});

const validators = ({ etag, lastModified }: RemoteVersion): Partial<AnswerFacts> => ({
  ...(etag === undefined ? {} : { etag }),
  ...(lastModified === undefined ? {} : { lastModified }),
});

const stated = ({ length }: Resource, bytes: number): Partial<AnswerFacts> =>
  length === 'hidden' ? {} : { contentLength: String(bytes) };

const failed = (version: RemoteVersion, status: number, more: Partial<AnswerFacts> = {}): Served => ({
  facts: { status, ...more },
  version,
  start: 0,
  end: 0,
});

/** What Content-Length says too much. */
const excess = (fault: Fault | undefined): number => (fault?.kind === 'content-length' ? fault.by : 0);

const part = (resource: Resource, version: RemoteVersion, start: number, end: number, fault?: Fault): Served => {
  const range = rangeHeader(start, end).replace('=', ' ');
  const said = fault?.kind === 'etag' ? { ...version, etag: fault.value } : version;
  const contentRange = fault?.kind === 'content-range' ? fault.value : `${range}/${version.size}`;
  return {
    facts: { status: 206, contentRange, ...validators(said), ...stated(resource, end - start + excess(fault)) },
    version,
    start,
    end,
  };
};

/** What a request gets, by the rules of RFC 9110 and the fault of the moment. */
export const serve = (resource: Resource, { number, ask }: Request, fault: Fault | undefined): Served => {
  const version = versionAt(resource, number);
  if (fault?.kind === 'status') {
    return failed(version, fault.status, fault.retryAfter === undefined ? {} : { retryAfter: fault.retryAfter });
  }
  const { contentDisposition, reprDigest } = resource;
  const said = {
    ...(contentDisposition === undefined ? {} : { contentDisposition }),
    ...(reprDigest === undefined ? {} : { reprDigest }),
  };
  const isOther = ask.ifRange !== undefined && ask.ifRange !== version.etag;
  if (!ask.range || resource.ranges === 'ignored' || fault?.kind === 'whole' || isOther) {
    const facts = { status: 200, ...said, ...validators(version), ...stated(resource, version.size + excess(fault)) };
    return { facts, version, start: 0, end: version.size };
  }
  const { start } = ask.range;
  const end = ask.range.end ?? start + (resource.mostAtOnce ?? Infinity);
  if (start >= version.size) return failed(version, 416, { contentRange: `bytes */${version.size}` });
  const shift = fault?.kind === 'shifted' ? fault.by : 0;
  const served = part(resource, version, start + shift, Math.min(end + shift, version.size), fault);
  return { ...served, facts: { ...said, ...served.facts } };
};
