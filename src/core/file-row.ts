import type { Digest } from './digest.ts';
import type { JobId } from './ids.ts';
import { mergeSpans, type Ranges } from './ranges.ts';
import type { Version } from './version.ts';
import { type WantedRange, wantedSet } from './wanted.ts';

/** How it is known that a file's bytes are one version of it: from strongest to weakest. */
export type Evidence = 'digest' | 'validator' | 'overlap' | 'length' | 'unverified';

/** A file of a job as it is stored: one row, rewritten when its facts change, not when bytes come. */
export interface FileRow {
  readonly jobId: JobId;
  readonly index: number;
  readonly remoteUrl: string;
  /** Further addresses of the same bytes. */
  readonly mirrors: readonly string[];
  /** What the person asked for as a name; `null`: chosen from the answer and the URL. */
  readonly givenName: string | null;
  /** Safe, and distinct within its job. */
  readonly localName: string;
  readonly ranges: readonly WantedRange[] | null;
  readonly digest: Digest | null;
  readonly hasHeaders: boolean;
  /** What the answers showed of the version whose bytes are held; `null` before the first answer. */
  readonly version: Version | null;
  /** The address whose answer showed the version: what another one shows is compared more carefully. */
  readonly versionUrl: string | null;
  /** True once ETags differed though nothing else did: they prove nothing here. */
  readonly tagsUnstable: boolean;
  /** False once the server answered a range with the whole file. */
  readonly rangesWork: boolean;
  /** Counts restarts: pieces of an older generation are no part of the file any more. */
  readonly generation: number;
  /** Bytes that an earlier generation held at most: only what goes beyond them is progress. */
  readonly furthest: number;
  /** Restarts because the file changed on the server, since the last resume by a person. */
  readonly changes: number;
  readonly evidence: Evidence;
  readonly whole: boolean;
  readonly completed: boolean;
  /** The digest of the whole file, once computed. */
  readonly computed: Digest | null;
}

/** Names the pieces of one file in its present generation. */
export interface FileKey {
  readonly jobId: JobId;
  readonly index: number;
  readonly generation: number;
}

/** The key of a file's pieces. */
export const keyOf = (file: FileRow): FileKey => ({
  jobId: file.jobId,
  index: file.index,
  generation: file.generation,
});

/** The size of the remote file, where known. */
export const totalOf = (file: FileRow): number | undefined => file.version?.total;

/** The bytes wanted of a file as a set; `undefined` while its size is unknown or where a range lies outside. */
export const wantedOf = (file: FileRow): Ranges | undefined => {
  const total = totalOf(file);
  return total === undefined ? undefined : wantedSet(file.ranges ?? undefined, total);
};

/** How many bytes are wanted of a file; `undefined` while unknown. */
export const wantedSize = (file: FileRow): number | undefined => {
  const wanted = wantedOf(file);
  if (wanted) return wanted.reduce((sum, span) => sum + span.end - span.start, 0);
  const lengths = file.ranges?.map(({ length }) => length) ?? [];
  const known = lengths.filter((length) => length !== 'eof');
  return lengths.length > 0 && known.length === lengths.length
    ? known.reduce((sum, length) => sum + length, 0)
    : undefined;
};

/** What the bytes of a file must hash to: as the person gave it, else as the server tells of the whole file. */
export const expectedDigest = ({ digest, ranges, version }: FileRow): Digest | undefined =>
  digest ?? (ranges === null ? version?.digest : undefined);

/** Where the first request of a file begins when nothing of it is known: the first wanted byte. */
export const firstWanted = (file: FileRow, held: Ranges): number => {
  const offsets = (file.ranges ?? [{ offset: 0 }]).map(({ offset }) => offset);
  const start = Math.min(...offsets);
  const first = mergeSpans(held).find((span) => span.start <= start && start < span.end);
  return first ? first.end : start;
};

/** The file from its beginning again: a new generation without facts. `held`: bytes that are given up. */
export const restarted = (file: FileRow, held: number): FileRow => ({
  ...file,
  furthest: Math.max(file.furthest, held),
  version: null,
  versionUrl: null,
  generation: file.generation + 1,
  evidence: 'unverified',
  whole: false,
  computed: null,
});
