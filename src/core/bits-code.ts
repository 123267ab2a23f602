/** Microsoft's result codes that this program uses, with their HRESULTs (bitsmsg.h, winerror.h, WinINet). */
export const hresultByCode = {
  S_OK: 0,
  BG_S_PARTIAL_COMPLETE: 0x00200017,
  BG_E_NOT_FOUND: 0x80200001,
  BG_E_INVALID_STATE: 0x80200002,
  BG_E_EMPTY: 0x80200003,
  BG_E_ERROR_INFORMATION_UNAVAILABLE: 0x8020000f,
  BG_E_NETWORK_DISCONNECTED: 0x80200010,
  BG_E_MISSING_FILE_SIZE: 0x80200011,
  BG_E_INSUFFICIENT_RANGE_SUPPORT: 0x80200013,
  BG_E_INVALID_SERVER_RESPONSE: 0x8020001b,
  BG_E_TOO_LARGE: 0x80200020,
  BG_E_STRING_TOO_LONG: 0x80200021,
  BG_E_INVALID_RANGE: 0x8020002b,
  BG_E_OVERLAPPING_RANGES: 0x8020002c,
  BG_E_TOO_MANY_JOBS_PER_USER: 0x80200049,
  BG_E_TOO_MANY_FILES_IN_JOB: 0x80200051,
  BG_E_TOO_MANY_RANGES_IN_FILE: 0x80200052,
  BG_E_VALIDATION_FAILED: 0x80200053,
  BG_E_BLOCKED_BY_COST_TRANSFER_POLICY: 0x80200059,
  BG_E_DATABASE_CORRUPT: 0x8020006c,
  BG_E_REMOTE_FILE_CHANGED: 0x80200073,
  E_INVALIDARG: 0x80070057,
  E_QUOTA: 0x80070070,
  E_CORS: 0x80070005,
  E_CONNECTION: 0x80072efe,
  E_TIMEOUT: 0x80072ee2,
  E_EVICTED: 0x80070002,
  E_NOTIMPL: 0x80004001,
} as const;

/** A code of the table, or the code of an HTTP status (`0x80190000 + status`). */
export type BitsCode = keyof typeof hresultByCode | `BG_E_HTTP_ERROR_${number}`;

const httpPrefix = 'BG_E_HTTP_ERROR_';

const isTabled = (code: BitsCode): code is keyof typeof hresultByCode => Object.hasOwn(hresultByCode, code);

/** The unsigned HRESULT of a code. */
export const hresultOf = (code: BitsCode): number =>
  isTabled(code) ? hresultByCode[code] : 0x80190000 + Number(code.slice(httpPrefix.length));

/** The code of an HTTP failure. */
export const httpCode = (status: number): BitsCode => `${httpPrefix}${status}`;
