import type { Cause } from '../core/failure.ts';
import type { JobError } from './transfer-manager.ts';

const causeByCode: ReadonlyMap<string, Cause> = new Map<string, Cause>([
  ['BG_E_NETWORK_DISCONNECTED', { kind: 'offline' }],
  ['E_CONNECTION', { kind: 'connection' }],
  ['E_TIMEOUT', { kind: 'timeout' }],
  ['E_INVALIDARG', { kind: 'unfetchable' }],
  ['BG_E_INVALID_SERVER_RESPONSE', { kind: 'bad-answer', detail: '' }],
  ['BG_E_INSUFFICIENT_RANGE_SUPPORT', { kind: 'no-ranges' }],
  ['BG_E_INVALID_RANGE', { kind: 'outside-file', total: 0 }],
  ['BG_E_REMOTE_FILE_CHANGED', { kind: 'changed' }],
  ['BG_E_VALIDATION_FAILED', { kind: 'digest-differs', expected: '', actual: '' }],
  ['E_QUOTA', { kind: 'quota' }],
  ['E_EVICTED', { kind: 'unreadable' }],
  ['BG_E_DATABASE_CORRUPT', { kind: 'corrupt', detail: '' }],
  ['BG_E_BLOCKED_BY_COST_TRANSFER_POLICY', { kind: 'cost' }],
]);

const httpPattern = /^BG_E_HTTP_ERROR_(\d{3})$/u;

/** The kind of cause behind an error of the programming interface; its details are in the error's own sentences. */
export const causeOf = ({
  code,
  status,
  sentHeaders: sent,
}: Pick<JobError, 'code' | 'status' | 'sentHeaders'>): Cause => {
  const fromCode = httpPattern.exec(code)?.[1];
  if (fromCode !== undefined) return { kind: 'http', status: status ?? Number(fromCode) };
  if (code === 'E_CORS') return { kind: 'cors', ...(sent ? { sent } : {}) };
  return causeByCode.get(code) ?? { kind: 'connection' };
};
