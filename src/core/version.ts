import type { Digest } from './digest.ts';
import { isStrong } from './entity-tag.ts';

/** What an answer shows of the version of a file. A header that a script may not see is absent here, not "not sent". */
export interface Version {
  readonly etag?: string;
  readonly lastModified?: string;
  /** True where Last-Modified lay clearly before the answer (RFC 9110 section 8.8.2.2), so that it is a strong validator. */
  readonly clearlyOld?: boolean;
  readonly total?: number;
  /** True where the total is only where an answer without an end ended: nobody said that the file ends there. */
  readonly isTotalPresumed?: boolean;
  /** What the server says that the whole file hashes to (RFC 9530). */
  readonly digest?: Digest;
}

/** `same`: proved. `unproven`: nothing speaks against it, and nothing proves it. */
export type Comparison = 'same' | 'changed' | 'unproven';

const strongTag = (version: Version): string | undefined =>
  version.etag !== undefined && isStrong(version.etag) ? version.etag : undefined;

const statedTotal = ({ total, isTotalPresumed }: Version): number | undefined =>
  isTotalPresumed === true ? undefined : total;

const totalsDiffer = (known: Version, seen: Version): boolean => {
  const [before, now] = [statedTotal(known), statedTotal(seen)];
  return before !== undefined && now !== undefined && before !== now;
};

const compareDigests = ({ digest: known }: Version, { digest: seen }: Version): Comparison => {
  if (known === undefined || seen === undefined || known.algorithm !== seen.algorithm) return 'unproven';
  return known.value === seen.value ? 'same' : 'changed';
};

const compareTags = (known: Version, seen: Version): Comparison => {
  const [before, now] = [strongTag(known), strongTag(seen)];
  if (before === undefined || now === undefined) return 'unproven';
  return before === now ? 'same' : 'changed';
};

const compareDates = (known: Version, seen: Version): Comparison => {
  if (known.lastModified === undefined || seen.lastModified === undefined) return 'unproven';
  if (known.lastModified !== seen.lastModified) return 'changed';
  const old = known.clearlyOld === true && seen.clearlyOld === true;
  return old && known.total !== undefined && known.total === seen.total ? 'same' : 'unproven';
};

/** Compares two answers for one file by the ladder: a digest, then a strong ETag, then a clearly old Last-Modified. */
export const compareVersions = (known: Version, seen: Version): Comparison => {
  if (totalsDiffer(known, seen)) return 'changed';
  for (const rung of [compareDigests, compareTags, compareDates]) {
    const found = rung(known, seen);
    if (found !== 'unproven') return found;
  }
  return 'unproven';
};

/**
 * Compares answers of two addresses for what should be one file. Servers make ETags in ways of their own, so that only
 * equal ones say something; a digest that the person gave settles in the end what the sizes alone do not.
 */
export const compareAcross = (known: Version, seen: Version, given: Digest | null): Comparison => {
  const areSizesKnown = known.total !== undefined && seen.total !== undefined;
  if (areSizesKnown && known.total !== seen.total) return 'changed';
  if (compareDigests(known, seen) === 'changed') return 'changed';
  if (given !== null && areSizesKnown) return 'same';
  return compareVersions(known, seen) === 'same' ? 'same' : compareVersions(withoutTag(known), withoutTag(seen));
};

/** True where two answers of one address differ in nothing but their ETags: then those may be unstable. */
export const differInTagOnly = (known: Version, seen: Version): boolean =>
  compareVersions(known, seen) === 'changed' &&
  known.total === seen.total &&
  known.lastModified !== undefined &&
  known.lastModified === seen.lastModified &&
  compareDigests(known, seen) !== 'changed';

/** The version without its ETag, where those of a server prove nothing. */
export const withoutTag = (version: Version): Version => {
  const { etag: _, ...rest } = version;
  return rest;
};

/** True where a later answer can be proved to be of the same version, so that pieces of several answers may be joined. */
export const isProvable = (version: Version): boolean => compareVersions(version, version) === 'same';

const learnTotal = (known: Version, seen: Version): Pick<Version, 'total' | 'isTotalPresumed'> => {
  const stated = statedTotal(known) ?? statedTotal(seen);
  if (stated !== undefined) return { total: stated };
  if (known.total === undefined && seen.total === undefined) return {};
  return { total: Math.max(known.total ?? 0, seen.total ?? 0), isTotalPresumed: true };
};

/** What is known after one more answer: what was seen first stays, gaps are filled, a stated size wins over a presumed one. */
export const learn = (known: Version, seen: Version): Version => {
  const { total: _, isTotalPresumed: __, ...facts } = { ...seen, ...known };
  return { ...facts, ...learnTotal(known, seen) };
};

/** The validator that may stand in If-Range: a strong ETag, never a weak one (RFC 9110 section 13.1.5). */
export const ifRangeOf = (version: Version): string | undefined => strongTag(version);
