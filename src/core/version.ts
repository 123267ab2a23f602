import { isStrong } from './entity-tag.ts';

/** What an answer shows of the version of a file. A header that a script may not see is absent here, not "not sent". */
export interface Version {
  readonly etag?: string;
  readonly lastModified?: string;
  /** True where Last-Modified lay clearly before the answer (RFC 9110 section 8.8.2.2), so that it is a strong validator. */
  readonly clearlyOld?: boolean;
  readonly total?: number;
}

/** `same`: proved by validators. `unproven`: nothing speaks against it, and nothing proves it. */
export type Comparison = 'same' | 'changed' | 'unproven';

const strongTag = (version: Version): string | undefined =>
  version.etag !== undefined && isStrong(version.etag) ? version.etag : undefined;

/** Compares two answers for one file by the ladder of validators: strong ETag, then a clearly old Last-Modified. */
export const compareVersions = (known: Version, seen: Version): Comparison => {
  if (known.total !== undefined && seen.total !== undefined && known.total !== seen.total) return 'changed';
  const [tagBefore, tagNow] = [strongTag(known), strongTag(seen)];
  if (tagBefore !== undefined && tagNow !== undefined) return tagBefore === tagNow ? 'same' : 'changed';
  if (known.lastModified !== undefined && seen.lastModified !== undefined) {
    if (known.lastModified !== seen.lastModified) return 'changed';
    const old = known.clearlyOld === true && seen.clearlyOld === true;
    return old && known.total !== undefined && known.total === seen.total ? 'same' : 'unproven';
  }
  return 'unproven';
};

/** True where a later answer can be proved to be of the same version, so that pieces of several answers may be joined. */
export const isProvable = (version: Version): boolean => compareVersions(version, version) === 'same';

/** What is known after one more answer: what was seen first stays, gaps are filled. */
export const learn = (known: Version, seen: Version): Version => ({ ...seen, ...known });

/** The validator that may stand in If-Range: a strong ETag, never a weak one (RFC 9110 section 13.1.5). */
export const ifRangeOf = (version: Version): string | undefined => strongTag(version);
