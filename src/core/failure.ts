import { type BitsCode, httpCode } from './bits-code.ts';
import type { Instant } from './time.ts';

/** What went wrong, as the engine knows it: plain data that is stored, posted and explained. */
export type Cause =
  | { readonly kind: 'offline' }
  | { readonly kind: 'connection' }
  | { readonly kind: 'timeout' }
  /** `sent`: the names of the person's own headers, which the server is asked about beforehand. */
  | { readonly kind: 'cors'; readonly sent?: readonly string[] }
  | { readonly kind: 'unfetchable' }
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: 'bad-answer'; readonly detail: string }
  | { readonly kind: 'no-ranges' }
  | { readonly kind: 'outside-file'; readonly total: number }
  | { readonly kind: 'changed' }
  | { readonly kind: 'digest-differs'; readonly expected: string; readonly actual: string }
  | { readonly kind: 'quota' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'corrupt'; readonly detail: string }
  | { readonly kind: 'cost' };

/** Why a job stopped: the cause, where, and when. The URL is redacted. */
export interface Failure {
  readonly cause: Cause;
  readonly fileIndex?: number;
  readonly url?: string;
  readonly at: Instant;
}

/** Microsoft's `BG_ERROR_CONTEXT`. */
const errorContext = {
  GENERAL_QUEUE_MANAGER: 2,
  LOCAL_FILE: 4,
  REMOTE_FILE: 5,
  GENERAL_TRANSPORT: 6,
} as const;

/** The code under which a cause is known outside. */
export const codeOf = (cause: Cause): BitsCode => {
  switch (cause.kind) {
    case 'offline':
      return 'BG_E_NETWORK_DISCONNECTED';
    case 'connection':
      return 'E_CONNECTION';
    case 'timeout':
      return 'E_TIMEOUT';
    case 'cors':
      return 'E_CORS';
    case 'unfetchable':
      return 'E_INVALIDARG';
    case 'http':
      return httpCode(cause.status);
    case 'bad-answer':
      return 'BG_E_INVALID_SERVER_RESPONSE';
    case 'no-ranges':
      return 'BG_E_INSUFFICIENT_RANGE_SUPPORT';
    case 'outside-file':
      return 'BG_E_INVALID_RANGE';
    case 'changed':
      return 'BG_E_REMOTE_FILE_CHANGED';
    case 'digest-differs':
      return 'BG_E_VALIDATION_FAILED';
    case 'quota':
      return 'E_QUOTA';
    case 'unreadable':
      return 'E_EVICTED';
    case 'corrupt':
      return 'BG_E_DATABASE_CORRUPT';
    case 'cost':
      return 'BG_E_BLOCKED_BY_COST_TRANSFER_POLICY';
  }
};

/** Where a cause lies, as a `BG_ERROR_CONTEXT`. */
export const contextOf = (cause: Cause): number => {
  switch (cause.kind) {
    case 'offline':
    case 'connection':
    case 'timeout':
      return errorContext.GENERAL_TRANSPORT;
    case 'cors':
    case 'unfetchable':
    case 'http':
    case 'bad-answer':
    case 'no-ranges':
    case 'outside-file':
    case 'changed':
    case 'digest-differs':
      return errorContext.REMOTE_FILE;
    case 'quota':
    case 'unreadable':
      return errorContext.LOCAL_FILE;
    case 'corrupt':
    case 'cost':
      return errorContext.GENERAL_QUEUE_MANAGER;
  }
};
