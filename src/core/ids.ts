import type { Brand } from './brand.ts';

export type JobId = Brand<string, 'JobId'>;

/** Names one wish of a page; the same wish sent again carries the same id. */
export type RequestId = Brand<string, 'RequestId'>;

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The only way in: text that is a UUID becomes a JobId, anything else `undefined`. */
export const parseJobId = (text: string): JobId | undefined => (uuidPattern.test(text) ? (text as JobId) : undefined);

/** The only way in: text that is a UUID becomes a RequestId, anything else `undefined`. */
export const parseRequestId = (text: string): RequestId | undefined =>
  uuidPattern.test(text) ? (text as RequestId) : undefined;
