import { describe, expect, test } from 'vitest';

import type { BitsCode } from '../../src/core/bits-code.ts';
import { type Cause, codeOf, contextOf } from '../../src/core/failure.ts';

const queueManager = 2;
const localFile = 4;
const remoteFile = 5;
const transport = 6;

const cases: readonly [cause: Cause, code: BitsCode, context: number][] = [
  [{ kind: 'offline' }, 'BG_E_NETWORK_DISCONNECTED', transport],
  [{ kind: 'connection' }, 'E_CONNECTION', transport],
  [{ kind: 'timeout' }, 'E_TIMEOUT', transport],
  [{ kind: 'cors' }, 'E_CORS', remoteFile],
  [{ kind: 'unfetchable' }, 'E_INVALIDARG', remoteFile],
  [{ kind: 'http', status: 404 }, 'BG_E_HTTP_ERROR_404', remoteFile],
  [{ kind: 'bad-answer', detail: 'a' }, 'BG_E_INVALID_SERVER_RESPONSE', remoteFile],
  [{ kind: 'no-ranges' }, 'BG_E_INSUFFICIENT_RANGE_SUPPORT', remoteFile],
  [{ kind: 'outside-file', total: 5 }, 'BG_E_INVALID_RANGE', remoteFile],
  [{ kind: 'changed' }, 'BG_E_REMOTE_FILE_CHANGED', remoteFile],
  [{ kind: 'digest-differs', expected: 'a', actual: 'b' }, 'BG_E_VALIDATION_FAILED', remoteFile],
  [{ kind: 'quota' }, 'E_QUOTA', localFile],
  [{ kind: 'unreadable' }, 'E_EVICTED', localFile],
  [{ kind: 'corrupt', detail: 'a' }, 'BG_E_DATABASE_CORRUPT', queueManager],
  [{ kind: 'cost' }, 'BG_E_BLOCKED_BY_COST_TRANSFER_POLICY', queueManager],
];

describe('a cause', () => {
  for (const [cause, code, context] of cases) {
    test(`"${cause.kind}" is known as ${code}, with the context ${context}`, () => {
      expect(codeOf(cause)).toBe(code);
      expect(contextOf(cause)).toBe(context);
    });
  }
});
