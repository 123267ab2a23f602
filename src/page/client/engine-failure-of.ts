import { BitsError } from '../bits-error.ts';
import type { EngineFailure } from '../engine-failure.ts';
import type { EngineFailureReason } from '../explain-engine-failure.ts';

const reasonByDetail: ReadonlyMap<string, EngineFailureReason> = new Map([
  ['no service worker', 'no-service-worker'],
  ['no IndexedDB', 'no-indexeddb'],
  ['newer schema', 'newer-database'],
  ['other version', 'old-page'],
]);

/** Why the engine cannot be used on this page, from what connecting to it was rejected with. */
export const engineFailureOf = (error: unknown): EngineFailure => {
  if (!(error instanceof BitsError)) return { reason: 'unknown', message: String(error) };
  const { code, message, detail = '' } = error;
  const reason = reasonByDetail.get(detail) ?? (code === 'E_TIMEOUT' ? 'no-answer' : 'unknown');
  return { reason, code, message };
};
