import type { Instant } from './time.ts';

/** The facts of an answer that a script may see. Absent means "not visible". */
export interface AnswerFacts {
  readonly status: number;
  /** The final address after redirects. */
  readonly url: string;
  readonly contentRange?: string;
  readonly contentLength?: string;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly transferEncoding?: string;
  readonly contentDisposition?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly date?: string;
  readonly retryAfter?: string;
  readonly reprDigest?: string;
  /** Of RFC 3230, which Repr-Digest replaced. */
  readonly digest?: string;
  /** True where every header is visible, so that "absent" means "not sent". */
  readonly sameOrigin: boolean;
  readonly at: Instant;
}
