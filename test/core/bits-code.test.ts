import { describe, expect, test } from 'vitest';

import { type BitsCode, httpCode, hresultByCode, hresultOf } from '../../src/core/bits-code.ts';

const cases: readonly [code: BitsCode, hresult: string][] = [
  ['S_OK', '0x00000000'],
  ['BG_S_PARTIAL_COMPLETE', '0x00200017'],
  ['BG_E_NOT_FOUND', '0x80200001'],
  ['BG_E_INVALID_STATE', '0x80200002'],
  ['BG_E_EMPTY', '0x80200003'],
  ['BG_E_ERROR_INFORMATION_UNAVAILABLE', '0x8020000f'],
  ['BG_E_NETWORK_DISCONNECTED', '0x80200010'],
  ['BG_E_MISSING_FILE_SIZE', '0x80200011'],
  ['BG_E_INSUFFICIENT_RANGE_SUPPORT', '0x80200013'],
  ['BG_E_INVALID_SERVER_RESPONSE', '0x8020001b'],
  ['BG_E_TOO_LARGE', '0x80200020'],
  ['BG_E_STRING_TOO_LONG', '0x80200021'],
  ['BG_E_INVALID_RANGE', '0x8020002b'],
  ['BG_E_OVERLAPPING_RANGES', '0x8020002c'],
  ['BG_E_TOO_MANY_JOBS_PER_USER', '0x80200049'],
  ['BG_E_TOO_MANY_FILES_IN_JOB', '0x80200051'],
  ['BG_E_TOO_MANY_RANGES_IN_FILE', '0x80200052'],
  ['BG_E_VALIDATION_FAILED', '0x80200053'],
  ['BG_E_BLOCKED_BY_COST_TRANSFER_POLICY', '0x80200059'],
  ['BG_E_DATABASE_CORRUPT', '0x8020006c'],
  ['BG_E_REMOTE_FILE_CHANGED', '0x80200073'],
  ['E_INVALIDARG', '0x80070057'],
  ['E_QUOTA', '0x80070070'],
  ['E_CORS', '0x80070005'],
  ['E_CONNECTION', '0x80072efe'],
  ['E_TIMEOUT', '0x80072ee2'],
  ['E_EVICTED', '0x80070002'],
  ['E_NOTIMPL', '0x80004001'],
  ['BG_E_HTTP_ERROR_404', '0x80190194'],
  ['BG_E_HTTP_ERROR_503', '0x801901f7'],
];

describe('codes', () => {
  for (const [code, hresult] of cases) {
    test(`${code} is ${hresult}`, () => expect(`0x${hresultOf(code).toString(16).padStart(8, '0')}`).toBe(hresult));
  }

  test('stand in this table, every one', () => {
    const tabled = cases.map(([code]) => code).filter((code) => !code.startsWith('BG_E_HTTP_ERROR_'));
    expect(tabled.toSorted()).toEqual(Object.keys(hresultByCode).toSorted());
  });

  test('have a number each', () =>
    expect(new Set(Object.values(hresultByCode)).size).toBe(Object.keys(hresultByCode).length));

  test('of HTTP carry the status in both', () => {
    expect(httpCode(403)).toBe('BG_E_HTTP_ERROR_403');
    expect(hresultOf(httpCode(403))).toBe(0x80190000 + 403);
  });
});
