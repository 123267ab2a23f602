import type { AskedRange, Verdict } from '../../src/core/answer.ts';
import type { AnswerFacts } from '../../src/core/answer-facts.ts';
import type { Version } from '../../src/core/version.ts';
import { start as at } from './a-job.ts';

/** An answer of the page's own origin, where every header is visible. */
export const own = (status: number, facts: Partial<AnswerFacts> = {}): AnswerFacts => ({
  status,
  url: 'https://example.org/a.zip',
  sameOrigin: true,
  at,
  ...facts,
});

/** An answer across origins, where only a few headers are visible. */
export const foreign = (status: number, facts: Partial<AnswerFacts> = {}): AnswerFacts => ({
  ...own(status, facts),
  sameOrigin: false,
});

/** The verdict that the body is these bytes, and whether validators prove their version. */
export const part = (
  start: number,
  end: number,
  version: Version,
  proof: 'same' | 'unproven' = 'unproven',
): Verdict => ({ use: 'part', start, end, version, proof });

/** The verdict that the body is the whole file. */
export const all = (version: Version): Verdict => ({ use: 'all', version });
/** The verdict that the server's ranges cannot be trusted. */
export const noRanges: Verdict = { use: 'no ranges' };
/** The verdict that the file is another one now. */
export const changed: Verdict = { use: 'changed', why: 'another version' };
/** The verdict that the server broke the protocol. */
export const broken = (detail: string): Verdict => ({
  use: 'nothing',
  cause: { kind: 'bad-answer', detail },
  recoverable: false,
});

/** An answer to what was asked, with what was known before, and the verdict. */
export type Case = readonly [
  name: string,
  facts: AnswerFacts,
  asked: AskedRange | undefined,
  known: Version | null,
  verdict: Verdict,
];
