import type { AnswerFacts } from './answer-facts.ts';
import { parseContentLength } from './content-length.ts';
import { type ContentRange, parseContentRange } from './content-range.ts';
import type { Cause } from './failure.ts';
import { parseHttpDate } from './http-date.ts';
import { isMultipartByteranges } from './media-type.ts';
import { parseRetryAfter } from './retry-after.ts';
import { isRecoverableStatus } from './status-outcome.ts';
import { compareVersions, type Version } from './version.ts';

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
  /** The answer is of another version of the file. */
  | { readonly use: 'changed' }
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

const versionOf = (facts: AnswerFacts, total: number | undefined): Version => ({
  ...(facts.etag === undefined ? {} : { etag: facts.etag }),
  ...(facts.lastModified === undefined ? {} : { lastModified: facts.lastModified, clearlyOld: isClearlyOld(facts) }),
  ...(total === undefined ? {} : { total }),
});

const unlessChanged = (known: Version | null, seen: Version, verdict: Verdict): Verdict =>
  known && compareVersions(known, seen) === 'changed' ? { use: 'changed' } : verdict;

/** What a 206 without a visible Content-Range must hold, told by its length alone (it is hidden across origins). */
const spanByLength = (facts: AnswerFacts, asked: AskedRange): ContentRange | undefined => {
  const length = lengthOf(facts);
  if (facts.sameOrigin || length === undefined || length === 0) return undefined;
  const end = asked.start + length;
  if (!Number.isSafeInteger(end)) return undefined;
  if (asked.end === undefined) return { range: { start: asked.start, end }, total: end };
  return end === asked.end ? { range: { start: asked.start, end } } : undefined;
};

const judgePart = (facts: AnswerFacts, asked: AskedRange, known: Version | null): Verdict => {
  if (isEncoded(facts) || isMultipartByteranges(facts.contentType)) return { use: 'no ranges' };
  const stated = facts.contentRange === undefined ? spanByLength(facts, asked) : parseContentRange(facts.contentRange);
  const range = stated?.range;
  const total = stated?.total ?? known?.total;
  if (!range || total === undefined || range.start !== asked.start || range.end > total) return { use: 'no ranges' };
  const length = lengthOf(facts);
  if (length !== undefined && length !== range.end - range.start) return { use: 'no ranges' };
  const seen = versionOf(facts, total);
  const end = Math.min(range.end, asked.end ?? range.end);
  const proof = known && compareVersions(known, seen) === 'same' ? 'same' : 'unproven';
  return unlessChanged(known, seen, { use: 'part', start: range.start, end, version: seen, proof });
};

const judgeAll = (facts: AnswerFacts, known: Version | null): Verdict => {
  const seen = versionOf(facts, lengthOf(facts));
  return unlessChanged(known, seen, { use: 'all', version: seen });
};

const judgeUnsatisfied = (facts: AnswerFacts, asked: AskedRange, known: Version | null): Verdict => {
  const total = facts.contentRange === undefined ? undefined : parseContentRange(facts.contentRange)?.total;
  if (total === undefined) return { use: 'no ranges' };
  if (known?.total !== undefined && known.total !== total) return { use: 'changed' };
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
