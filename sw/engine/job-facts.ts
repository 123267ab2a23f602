import type { FileFacts, JobFacts } from '../../src/core/facts.ts';
import { type FileRow, wantedSize } from '../../src/core/file-row.ts';
import { handedOverAt } from '../../src/core/hand-over.ts';
import { failureOf, type Job } from '../../src/core/job.ts';
import { bytesHeld } from '../../src/core/progress.ts';
import type { Ranges } from '../../src/core/ranges.ts';
import { waitingForOf, type World } from '../../src/core/world.ts';
import type { JobLive } from '../transfer/job-live.ts';

/** The figures of a job as pages are told them. */
export const progressFacts = (progress: Job['progress']): JobFacts['progress'] => {
  const { bytesTotal, bytesTransferred, filesTotal, filesTransferred } = progress;
  return { ...(bytesTotal === null ? {} : { bytesTotal }), bytesTransferred, filesTotal, filesTransferred };
};

const phaseFacts = (job: Job, world: World): Pick<JobFacts, 'waitingFor' | 'transport' | 'failure' | 'retryAt'> => {
  const waitingFor = waitingForOf(job, world);
  const failure = failureOf(job);
  const retryAt = job.phase.state === 'transient-error' ? job.phase.retryAt : undefined;
  return {
    ...(waitingFor === undefined ? {} : { waitingFor }),
    ...(job.phase.state === 'transferring' ? { transport: job.phase.transport } : {}),
    ...(failure ? { failure } : {}),
    ...(retryAt === undefined ? {} : { retryAt }),
  };
};

/** What pages are told of a job: its row, and the live figures of its transfer where it runs. */
export const jobFacts = (job: Job, live: JobLive | undefined, world: World, checking = live?.checking): JobFacts => {
  const progress = live?.progress() ?? job.progress;
  const handedOver = handedOverAt(job);
  const speed = live && job.phase.state === 'transferring' ? live.speed() : { bytesPerSecond: 0 };
  return {
    id: job.id,
    displayName: job.displayName,
    description: job.description,
    state: job.phase.state,
    ...phaseFacts(job, world),
    priority: job.priority,
    costPolicy: job.costPolicy,
    progress: progressFacts(progress),
    ...speed,
    times: {
      creation: job.creation,
      modification: job.modification,
      ...(job.transferCompletion === null ? {} : { transferCompletion: job.transferCompletion }),
    },
    errorCount: job.errorCount,
    host: job.host,
    hold: progress.hold,
    ...(handedOver === undefined ? {} : { handedOver }),
    ...(checking === undefined ? {} : { checking }),
  };
};

/** What pages are told of a file. */
export const fileFacts = (file: FileRow, held: Ranges): FileFacts => {
  const size = wantedSize(file);
  return {
    index: file.index,
    remoteUrl: file.remoteUrl,
    localName: file.localName,
    ...(size === undefined ? {} : { bytesTotal: size }),
    bytesTransferred: bytesHeld(file, held),
    held: held.map(({ start, end }) => [start, end] as const),
    verified: file.evidence,
    ...(file.computed ? { digest: file.computed } : {}),
    completed: file.completed,
  };
};
