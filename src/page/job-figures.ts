import { format } from './format.ts';
import { jobLook } from './job-look.ts';
import type { JobSummary } from './transfer-manager.ts';
import { words } from './words.ts';

/** How much of a job is here, as text and as a share from 0 to 1 where the size is known. */
export interface JobFigures {
  /** "3.14 of 5.83 GB", "2.58 GB" when whole, "1.21 GB, size unknown". */
  readonly amount: string;
  /** "54 %", "whole", or nothing. */
  readonly share: string;
  readonly value?: number;
}

const isWhole = ({ state }: JobSummary): boolean => state === 6 || state === 7;

/** A whole file of no bytes is told in words: a bare 0 looks like a figure that is missing its unit. */
const wholeAmount = (size: number): string => (size === 0 ? format.exactBytes(0) : format.bytes(size));

/** The amount and the share of a job. Checking shows how far the check has come. */
export const jobFigures = (job: JobSummary): JobFigures => {
  const { bytesTotal, bytesTransferred } = job.progress;
  if (jobLook(job) === 'removed') return { amount: '', share: '' };
  if (isWhole(job)) return { amount: wholeAmount(bytesTotal ?? bytesTransferred), share: words.whole, value: 1 };
  if (bytesTotal !== undefined && job.error?.code === 'BG_E_VALIDATION_FAILED') {
    return { amount: format.bytes(bytesTotal), share: words.notTheSame, value: bytesTransferred / bytesTotal };
  }
  if (bytesTotal === undefined) {
    return {
      amount: bytesTransferred === 0 ? words.nothingSizeUnknown : words.sizeUnknown(format.bytes(bytesTransferred)),
      share: '',
    };
  }
  if (job.checking !== undefined) {
    const amount = format.bytesOf(job.checking * bytesTotal, bytesTotal);
    return { amount, share: format.percent(job.checking), value: job.checking };
  }
  const value = bytesTotal === 0 ? 0 : bytesTransferred / bytesTotal;
  const share = bytesTransferred === 0 ? '' : format.percent(value);
  return { amount: format.bytesOf(bytesTransferred, bytesTotal), share, value };
};

/** Speed and time, or what stands in their place: "try 3", "12 min. ago", "13:48". */
export interface JobPace {
  readonly speed: string;
  readonly left: string;
  /** The moment behind a relative time, in full. */
  readonly exact?: string;
}

const atMoment = (at: number | undefined, text: (at: number) => string): JobPace =>
  at === undefined ? { speed: '', left: '' } : { speed: '', left: text(at), exact: format.exact(at) };

/** The pace of a job. Figures that mean nothing stay empty; a stalled speed is a dash. */
export const jobPace = (job: JobSummary, now: number): JobPace => {
  const { bytesPerSecond, secondsLeft } = job;
  switch (jobLook(job)) {
    case 'downloading':
    case 'checking': {
      const moves = bytesPerSecond > 0;
      const left = moves && secondsLeft !== undefined ? format.duration(secondsLeft) : words.stalled;
      return { speed: moves ? format.speed(bytesPerSecond) : words.stalled, left };
    }
    case 'retrying':
      return { speed: '', left: job.errorCount > 1 ? words.tries(format.count(job.errorCount)) : '' };
    case 'ready':
    case 'saved':
      return atMoment(job.times.transferCompletion, (at) => format.ago(at, now));
    case 'failed':
      return atMoment(job.error?.at, (at) => format.clock(at, now));
    case 'waiting':
    case 'paused':
    case 'removed':
      return { speed: '', left: '' };
  }
};
