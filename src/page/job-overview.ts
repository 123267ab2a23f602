import { explainEvidence } from './explain-evidence.ts';
import { format } from './format.ts';
import type { FileSnapshot, JobSnapshot, JobSummary } from './transfer-manager.ts';
import { detailsWords } from './words-details.ts';

/** A box of the overview. */
export interface OverviewFact {
  readonly caption: string;
  readonly value: string;
  /** Fainter words after the value. */
  readonly more?: string;
  /** A sentence below it. */
  readonly note?: string;
  readonly manner: 'half' | 'wide' | 'mono';
  /** What the box's copy button copies. */
  readonly copy?: string;
  /** The moment behind a relative time. */
  readonly exact?: number;
}

/** The stamp on what is whole, and its evidence. */
export interface Stamp {
  readonly proof: 'proved' | 'unproved';
  readonly title: string;
  readonly evidence: string;
}

const half = (caption: string, value: string): OverviewFact => ({ caption, value, manner: 'half' });

const moment = (caption: string, at: number, now: number): OverviewFact => ({
  caption,
  value: `${format.day(at, now)}, ${format.clock(at, at)}`,
  manner: 'half',
  exact: at,
});

const costPolicyWord = (policy: string): string => {
  if (policy === 'unmetered' || policy === 'not-roaming') return detailsWords.costPolicy[policy];
  return detailsWords.costPolicy.always;
};

const sizeFact = ({ bytesTotal }: JobSummary['progress']): OverviewFact =>
  bytesTotal === undefined || bytesTotal === 0
    ? half(detailsWords.size, bytesTotal === undefined ? detailsWords.unknown : format.exactBytes(0))
    : { ...half(detailsWords.size, format.bytes(bytesTotal)), more: format.exactBytes(bytesTotal), manner: 'wide' };

const heldFact = (job: JobSummary, files: readonly FileSnapshot[] | undefined): OverviewFact => {
  const bytes = format.bytes(job.progress.bytesTransferred);
  const runs = files?.reduce((sum, { held }) => sum + held.length, 0) ?? 0;
  return half(detailsWords.held, runs === 0 ? bytes : detailsWords.heldRuns(bytes, format.count(runs)));
};

const sourceFacts = (job: JobSummary, files: readonly FileSnapshot[] | undefined): readonly OverviewFact[] => {
  const url = files?.length === 1 ? files[0]?.remoteUrl : undefined;
  const value = url ?? (job.host || detailsWords.unknown);
  return [{ caption: detailsWords.from, value, manner: 'wide', ...(url === undefined ? {} : { copy: url }) }];
};

const digestFacts = (files: readonly FileSnapshot[] | undefined): readonly OverviewFact[] => {
  const [file] = files ?? [];
  if (!file?.digest || files?.length !== 1) return [];
  const { algorithm, value } = file.digest;
  return [{ caption: detailsWords.checksum(algorithm), value, manner: 'mono', copy: value }];
};

const proofFacts = (files: readonly FileSnapshot[] | undefined): readonly OverviewFact[] => {
  const [file] = files ?? [];
  if (!file || files?.length !== 1) return [];
  return [
    {
      caption: detailsWords.sameFileBy,
      value: detailsWords.verified[file.verified],
      note: explainEvidence(file),
      manner: 'wide',
    },
  ];
};

/** An even number of halves, so that the form has no hole. */
const paired = (facts: readonly OverviewFact[]): readonly OverviewFact[] => {
  const last = facts.at(-1);
  return facts.length % 2 === 0 || !last ? facts : [...facts.slice(0, -1), { ...last, manner: 'wide' }];
};

/** The boxes of a job's overview; those that need its files come with the snapshot. */
export const jobOverview = (
  job: JobSummary,
  snapshot: JobSnapshot | undefined,
  now: number,
): readonly OverviewFact[] => {
  const files = snapshot?.files;
  const { creation, transferCompletion } = job.times;
  const stops = job.errorCount === 0 ? detailsWords.never : detailsWords.times(format.count(job.errorCount));
  const size = sizeFact(job.progress);
  const halves = [
    ...(size.manner === 'half' ? [size] : []),
    heldFact(job, files),
    moment(detailsWords.added, creation, now),
    ...(transferCompletion === undefined ? [] : [moment(detailsWords.wholeAt, transferCompletion, now)]),
    half(detailsWords.triesField, stops),
    half(detailsWords.priority, detailsWords.priorities[job.priority] ?? detailsWords.unknown),
    half(detailsWords.network, costPolicyWord(job.costPolicy)),
  ];
  return [
    ...sourceFacts(job, files),
    ...(size.manner === 'wide' ? [size] : []),
    ...paired(halves),
    ...proofFacts(files),
    ...digestFacts(files),
  ];
};

/** The stamp of a job, once it is whole. */
export const stampOf = ({ state, files }: JobSnapshot): Stamp | undefined => {
  if ((state !== 6 && state !== 7) || files.length === 0) return undefined;
  const digest = files.find((file) => file.verified === 'digest')?.digest;
  if (files.every((file) => file.verified === 'digest')) {
    const algorithm = detailsWords.checksum(digest?.algorithm ?? 'sha-256');
    return { proof: 'proved', title: detailsWords.stampWhole, evidence: detailsWords.stampProved(algorithm) };
  }
  const hasUnsized = files.some(({ verified }) => verified === 'unverified');
  const evidence = hasUnsized ? detailsWords.stampUnsizedWhy : detailsWords.stampUnprovedWhy;
  return { proof: 'unproved', title: detailsWords.stampUnproved, evidence };
};
