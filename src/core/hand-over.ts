import type { Job } from './job.ts';
import type { Instant } from './time.ts';

/** A file whose link a person gave to the browser's own downloads, which tell no app what became of it. */
export interface HandOver {
  readonly index: number;
  readonly at: Instant;
}

/** The job with a file marked as given away; the last one given stands last. */
export const withHandOver = (job: Job, index: number, at: Instant): Job => ({
  ...job,
  handedOver: [...(job.handedOver ?? []).filter((other) => other.index !== index), { index, at }],
});

/** The job without these marks: the files have another link now. */
export const withoutHandOver = (job: Job, indexes: readonly number[]): Job =>
  job.handedOver === undefined
    ? job
    : { ...job, handedOver: job.handedOver.filter(({ index }) => !indexes.includes(index)) };

/** When a file of a job was given away; without an index, the last one that was. */
export const handedOverAt = ({ handedOver = [] }: Job, index?: number): Instant | undefined =>
  handedOver.findLast((one) => index === undefined || one.index === index)?.at;
