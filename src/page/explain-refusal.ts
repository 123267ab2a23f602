import type { hresultByCode } from '../core/bits-code.ts';
import { bitsNumberByState, jobStates, stateNameByState } from '../core/job-state.ts';
import { explainHttp } from './explain-http.ts';
import { jobLook } from './job-look.ts';
import { words } from './words.ts';

/** What is known of a refusal: a `Refusal` of the engine and a `BitsError` both fit. */
export interface RefusalFacts {
  readonly code: string;
  /** A state's own name or Microsoft's name of it. */
  readonly state?: string;
  /** Which argument, or what else a developer needs to know. */
  readonly detail?: string;
}

const stateWord = (name: string | undefined): string | undefined => {
  const state = jobStates.find((known) => known === name || stateNameByState[known] === name);
  return state && words.look[jobLook({ state: bitsNumberByState[state] })].toLowerCase();
};

const sentences: Readonly<Record<keyof typeof hresultByCode, string>> = {
  S_OK: 'Done.',
  BG_S_PARTIAL_COMPLETE: 'Done for the files that are whole; the others were deleted.',
  BG_E_NOT_FOUND: 'There is no such download any more.',
  BG_E_INVALID_STATE: 'The download is in a state in which this cannot be done.',
  BG_E_EMPTY: 'There is nothing to fetch in this download.',
  BG_E_ERROR_INFORMATION_UNAVAILABLE: 'There is no error to tell of.',
  BG_E_NETWORK_DISCONNECTED: 'This device has no network at the moment.',
  BG_E_MISSING_FILE_SIZE: 'The server does not tell the size of the file.',
  BG_E_INSUFFICIENT_RANGE_SUPPORT: 'The server cannot send parts of the file.',
  BG_E_INVALID_SERVER_RESPONSE: 'The server’s answer makes no sense.',
  BG_E_TOO_LARGE: 'This is too much at once.',
  BG_E_STRING_TOO_LONG: 'This text is too long.',
  BG_E_INVALID_RANGE: 'This part lies outside the file.',
  BG_E_OVERLAPPING_RANGES: 'Two of the parts overlap.',
  BG_E_TOO_MANY_JOBS_PER_USER: 'The list is full. Remove downloads that you do not need any more.',
  BG_E_TOO_MANY_FILES_IN_JOB: 'A download cannot hold so many files.',
  BG_E_TOO_MANY_RANGES_IN_FILE: 'A file cannot be asked for in so many parts.',
  BG_E_VALIDATION_FAILED: 'The bytes are not what the checksum says.',
  BG_E_BLOCKED_BY_COST_TRANSFER_POLICY: 'The network costs too much for this download.',
  BG_E_DATABASE_CORRUPT: 'What is stored cannot be read any more.',
  BG_E_REMOTE_FILE_CHANGED: 'The file on the server is another one now.',
  E_INVALIDARG: 'This value is not allowed here.',
  E_QUOTA: 'There is not enough space. Save and remove finished downloads, then try again.',
  E_CORS: 'The server does not let this site read the file.',
  E_CONNECTION: 'The connection was lost. Try again.',
  E_TIMEOUT: 'No answer came in time. Try again.',
  E_EVICTED: 'The bytes are gone: the browser or the system deleted them.',
  E_NOTIMPL: 'This browser, or this version of Lading, cannot do that.',
};

const isTabled = (code: string): code is keyof typeof hresultByCode => Object.hasOwn(sentences, code);

const httpPattern = /^BG_E_HTTP_ERROR_(\d{3})$/u;

/** Says why a wish was refused, in one or two sentences; never empty, whatever the code. */
export const explainRefusal = ({ code, state, detail }: RefusalFacts): string => {
  const status = httpPattern.exec(code)?.[1];
  if (status !== undefined) return explainHttp(Number(status), 'The server').message;
  const word = stateWord(state);
  if (code === 'BG_E_INVALID_STATE' && word !== undefined) {
    return `This cannot be done while the download is in the state “${word}”.`;
  }
  const sentence = isTabled(code) ? sentences[code] : 'This did not work.';
  return detail === undefined || detail === '' ? sentence : `${sentence} (${detail})`;
};
