import type { AnswerFacts } from './answer-facts.ts';
import { parseContentLength } from './content-length.ts';
import { type ContentRange, parseContentRange } from './content-range.ts';
import { type Digest, parseLegacyDigest, parseReprDigest } from './digest.ts';
import type { Cause } from './failure.ts';
import { parseHttpDate } from './http-date.ts';
import { isMultipartByteranges } from './media-type.ts';
import { parseRetryAfter } from './retry-after.ts';
import { isRecoverableStatus } from './status-outcome.ts';
import { compareVersions, differInTagOnly, type Version } from './version.ts';

/** What was asked for: half-open; without an end up to the end of the file. `undefined`: no range was asked for. */
export interface AskedRange {
  readonly start: number;
  readonly end?: number;
}

/** What an answer is good for. */
export type Verdict =
  /** The body is these bytes of the file. */
  | {
      readonly use: 'part';
      readonly start: number;
      readonly end: number;
      readonly version: Version;
      /** Whether validators prove that these bytes are of the version known before. */
      readonly proof: 'same' | 'unproven';
    }
  /** The body is the whole file from its first byte; the server does not do ranges, or not now. */
  | { readonly use: 'all'; readonly version: Version }
  /** There is nothing at the offset asked for: the file ends before it. */
  | { readonly use: 'end'; readonly total: number }
  /** The answer is of another version of the file. `another tag`: nothing but the ETag says so. */
  | { readonly use: 'changed'; readonly why: 'another version' | 'another tag' }
  /** The server's ranges cannot be trusted: ask for the whole file. */
  | { readonly use: 'no ranges' }
  | { readonly use: 'nothing'; readonly cause: Cause; readonly recoverable: boolean; readonly retryAfter?: number };

const broken = (detail: string): Verdict => ({
  use: 'nothing',
  cause: { kind: 'bad-answer', detail },
  recoverable: false,
});

const oldEnoughWithDate = 60_000;
const oldEnoughByOurClock = 86_400_000;

const isClearlyOld = (facts: AnswerFacts): boolean => {
  const modified = facts.lastModified === undefined ? undefined : parseHttpDate(facts.lastModified, facts.at);
  if (modified === undefined) return false;
  const date = facts.date === undefined ? undefined : parseHttpDate(facts.date, facts.at);
  return date === undefined ? facts.at - modified >= oldEnoughByOurClock : date - modified >= oldEnoughWithDate;
};

const isEncoded = ({ contentEncoding }: AnswerFacts): boolean =>
  contentEncoding !== undefined && contentEncoding.trim().toLowerCase() !== 'identity' && contentEncoding.trim() !== '';

const lengthOf = (facts: AnswerFacts): number | undefined =>
  facts.contentLength === undefined || isEncoded(facts) ? undefined : parseContentLength(facts.contentLength);

/** Why nobody can tell where a body ends, or what its bytes are: browsers hand such bodies out all the same. */
const framingFault = ({ transferEncoding, contentLength }: AnswerFacts): string | undefined => {
  const coding = transferEncoding?.trim().toLowerCase() ?? '';
  if (coding !== '' && coding !== 'chunked' && coding !== 'identity') return `the transfer coding ${coding}`;
  if (contentLength === undefined || coding === 'chunked') return undefined;
  return parseContentLength(contentLength) === undefined ? 'a Content-Length that is no length' : undefined;
};

interface Size {
  readonly total: number;
  readonly isTotalPresumed?: boolean;
}

/** The digest of the whole file, where the body is surely the file itself: across origins an encoding of a 200 is hidden. */
const digestOf = (facts: AnswerFacts): Digest | undefined => {
  if (isEncoded(facts) || (facts.status !== 206 && !facts.sameOrigin)) return undefined;
  const found = facts.reprDigest === undefined ? undefined : parseReprDigest(facts.reprDigest);
  return found ?? (facts.digest === undefined ? undefined : parseLegacyDigest(facts.digest));
};

const versionOf = (facts: AnswerFacts, size: Size | undefined): Version => {
  const digest = digestOf(facts);
  return {
    ...(facts.etag === undefined ? {} : { etag: facts.etag }),
    ...(facts.lastModified === undefined ? {} : { lastModified: facts.lastModified, clearlyOld: isClearlyOld(facts) }),
    ...size,
    ...(digest ? { digest } : {}),
  };
};

const changed = (known: Version, seen: Version): Verdict => ({
  use: 'changed',
  why: differInTagOnly(known, seen) ? 'another tag' : 'another version',
});

const unlessChanged = (known: Version | null, seen: Version, verdict: Verdict): Verdict =>
  known && compareVersions(known, seen) === 'changed' ? changed(known, seen) : verdict;

/** What a 206 without a visible Content-Range must hold, told by its length alone (it is hidden across origins). */
const spanByLength = (facts: AnswerFacts, asked: AskedRange): ContentRange | undefined => {
  const length = lengthOf(facts);
  if (facts.sameOrigin || length === undefined || length === 0) return undefined;
  const end = asked.start + length;
  if (!Number.isSafeInteger(end)) return undefined;
  return asked.end === undefined || end === asked.end ? { range: { start: asked.start, end } } : undefined;
};

/** The size of the file: stated, known before, or presumed where an answer to all the rest ended that hides it. */
const sizeOf = (stated: ContentRange, rest: 'hidden rest' | 'other', known: Version | null): Size | undefined => {
  if (stated.total !== undefined) return { total: stated.total };
  const isPresumed = known?.total === undefined || known.isTotalPresumed === true;
  if (!isPresumed) return { total: known.total };
  if (rest === 'hidden rest' && stated.range) return { total: stated.range.end, isTotalPresumed: true };
  return known?.total === undefined ? undefined : { total: known.total, isTotalPresumed: true };
};

const judgePart = (facts: AnswerFacts, asked: AskedRange, known: Version | null): Verdict => {
  if (isEncoded(facts) || isMultipartByteranges(facts.contentType) || framingFault(facts) !== undefined) {
    return { use: 'no ranges' };
  }
  const stated = facts.contentRange === undefined ? spanByLength(facts, asked) : parseContentRange(facts.contentRange);
  const range = stated?.range;
  const isHiddenRest = facts.contentRange === undefined && asked.end === undefined;
  const size = stated && sizeOf(stated, isHiddenRest ? 'hidden rest' : 'other', known);
  if (!range || !size || range.start !== asked.start) return { use: 'no ranges' };
  if (range.end > size.total) return { use: 'changed', why: 'another version' };
  const length = lengthOf(facts);
  if (length !== undefined && length !== range.end - range.start) return { use: 'no ranges' };
  const seen = versionOf(facts, size);
  const end = Math.min(range.end, asked.end ?? range.end);
  const proof = known && compareVersions(known, seen) === 'same' ? 'same' : 'unproven';
  return unlessChanged(known, seen, { use: 'part', start: range.start, end, version: seen, proof });
};

const judgeAll = (facts: AnswerFacts, known: Version | null): Verdict => {
  const fault = framingFault(facts);
  if (fault !== undefined) return broken(fault);
  const total = lengthOf(facts);
  const seen = versionOf(facts, total === undefined ? undefined : { total });
  return unlessChanged(known, seen, { use: 'all', version: seen });
};

const judgeUnsatisfied = (facts: AnswerFacts, asked: AskedRange, known: Version | null): Verdict => {
  const total = facts.contentRange === undefined ? undefined : parseContentRange(facts.contentRange)?.total;
  if (total === undefined) return { use: 'no ranges' };
  if (known?.total !== undefined && (known.isTotalPresumed === true ? known.total > total : known.total !== total)) {
    return { use: 'changed', why: 'another version' };
  }
  return asked.start >= total ? { use: 'end', total } : { use: 'no ranges' };
};

const judgeFailure = (facts: AnswerFacts): Verdict => {
  const { status } = facts;
  const responseDate = facts.date === undefined ? undefined : parseHttpDate(facts.date, facts.at);
  const at = { now: facts.at, ...(responseDate === undefined ? {} : { responseDate }) };
  const retryAfter = facts.retryAfter === undefined ? undefined : parseRetryAfter(facts.retryAfter, at);
  return {
    use: 'nothing',
    cause: { kind: 'http', status },
    recoverable: isRecoverableStatus(status),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
};

/** Judges an answer by its head: which bytes of which version its body is, or why it is of no use (RFC 9110 section 14). */
export const judge = (facts: AnswerFacts, asked: AskedRange | undefined, known: Version | null): Verdict => {
  switch (facts.status) {
    case 200:
    case 203:
      return judgeAll(facts, known);
    case 206:
      return asked ? judgePart(facts, asked, known) : broken('206 to a request without Range');
    case 416:
      return asked ? judgeUnsatisfied(facts, asked, known) : broken('416 to a request without Range');
    default:
      return facts.status < 400 ? broken(`status ${facts.status}`) : judgeFailure(facts);
  }
};
