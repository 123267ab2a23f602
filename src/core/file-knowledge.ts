import type { Evidence, FileRow } from './file-row.ts';
import { isProvable, learn, type Version, withoutTag } from './version.ts';

/** An answer that was of use, as far as it tells of the file. */
export interface Told {
  /** The address that was asked. */
  readonly url: string;
  readonly version: Version;
  /** Whether its body is a part, or all of the file although a part was asked for. */
  readonly use: 'part' | 'all';
}

/** What an answer is added to: nothing where it is the first; of what another address showed only the size. */
const knownAt = (url: string, { version, versionUrl }: FileRow, held: 'bytes' | 'nothing'): Version => {
  if (version === null || held === 'nothing') return {};
  if (url === versionUrl) return version;
  const { total, isTotalPresumed } = version;
  return { ...(total === undefined ? {} : { total }), ...(isTotalPresumed === true ? { isTotalPresumed } : {}) };
};

const evidenceOf = (version: Version, before: Evidence): Evidence => {
  if (isProvable(version)) return 'validator';
  if (before === 'overlap') return 'overlap';
  return version.total === undefined ? 'unverified' : 'length';
};

/** The file after an answer of use. */
export const afterAnswer = (file: FileRow, { url, version: seen, use }: Told, held: 'bytes' | 'nothing'): FileRow => {
  const version = learn(knownAt(url, file, held), seen);
  const rangesWork = file.rangesWork && use === 'part';
  return { ...file, version, versionUrl: url, evidence: evidenceOf(version, file.evidence), rangesWork };
};

/** True where an answer tells more of the size than was known. */
export const tellsMore = ({ version }: FileRow, { total, isTotalPresumed }: Version): boolean => {
  if (version === null) return true;
  if (version.isTotalPresumed !== true || total === undefined) return false;
  return isTotalPresumed !== true || total > (version.total ?? 0);
};

/** The file once its ETags are known to prove nothing. */
export const distrustingTags = (file: FileRow): FileRow => {
  const version = file.version && withoutTag(file.version);
  return {
    ...file,
    tagsUnstable: true,
    version,
    evidence: version ? evidenceOf(version, file.evidence) : file.evidence,
  };
};

/** What asking for the end of a file found, whose size no answer had stated. */
export type Confirmation =
  /** It ends where it was presumed to. */
  | { readonly found: 'confirmed' }
  /** It goes on; where to is stated, or presumed once more. */
  | { readonly found: 'longer'; readonly total: number; readonly isStated: boolean }
  /** The server gives no more answers for this address; what it gave is believed, and said to be unverified. */
  | { readonly found: 'refused' }
  /** The file is another one now. */
  | { readonly found: 'changed' }
  /** Only a whole answer tells, by its end. */
  | { readonly found: 'whole only' }
  /** Nobody answers now. */
  | { readonly found: 'unreachable' };

/** The file after its end was asked for. */
export const withConfirmation = (
  file: FileRow,
  confirmation: Extract<Confirmation, { found: 'confirmed' | 'longer' | 'refused' }>,
): FileRow => {
  const { isTotalPresumed: _, ...version } = file.version ?? {};
  switch (confirmation.found) {
    case 'confirmed':
      return { ...file, version };
    case 'longer': {
      const { total, isStated } = confirmation;
      return { ...file, version: { ...version, total, ...(isStated ? {} : { isTotalPresumed: true }) } };
    }
    case 'refused':
      return { ...file, version, evidence: 'unverified' };
  }
};
