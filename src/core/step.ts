import { codeOf, type Failure } from './failure.ts';
import { type Cell, cellOf } from './grid.ts';
import type { Job, Phase } from './job.ts';
import type { JobEvent } from './job-event.ts';
import { stateNameByState } from './job-state.ts';
import type { Refusal } from './refusal.ts';
import { retryDelay } from './retry.ts';
import { patienceLeft, stallGoingOn, stallPaused } from './stall.ts';
import { type Instant, later } from './time.ts';

/** What a decision may look at besides the job: never read inside, always handed in. */
export interface Circumstances {
  readonly now: Instant;
  /** From 0 up to, not including, 1. */
  readonly random: number;
}

/** What an event makes of a job: the job as it will be, or why the event is refused. */
export type Step =
  | { readonly ok: true; readonly job: Job; readonly log?: string }
  | { readonly ok: false; readonly refusal: Refusal };

const refused = (code: Refusal['code'], job: Job): Step => ({ ok: false, refusal: { code, state: job.phase.state } });

const hasNothingToFetch = (job: Job): boolean =>
  job.phase.state === 'transferred'
    ? job.progress.filesTransferred >= job.progress.filesTotal
    : job.progress.filesTotal === 0;

/** Milliseconds: a server that asks for less, or for a time that is past, is not hammered all the same. */
const shortestRetryAfter = 1000;

const failing = (job: Job, failure: Failure, retryAfter: number | undefined, { now, random }: Circumstances): Job => {
  const stall = stallGoingOn(job, now) ?? { spent: 0, countsFrom: now };
  const counted = { ...job, stall, failures: job.failures + 1, errorCount: job.errorCount + 1 };
  if ((patienceLeft(counted, now) ?? 0) === 0) return { ...counted, phase: { state: 'error', failure } };
  const own = retryDelay(job.minimumRetryDelay, job.failures, random);
  const delay = retryAfter === undefined ? own : Math.max(shortestRetryAfter, retryAfter);
  return { ...counted, phase: { state: 'transient-error', failure, retryAt: later(now, delay), delay } };
};

const queuedAgain = (job: Job, waitingFor: 'turn' | 'page', now: Instant): Job => ({
  ...job,
  turn: waitingFor === 'turn' ? now : job.turn,
  phase: { state: 'queued', waitingFor },
  stall: waitingFor === 'page' ? stallPaused(job, now) : stallGoingOn(job, now),
});

const atRest = ({ isCostOverridden: _over, ...job }: Job, phase: Phase): Job => ({
  ...job,
  phase,
  stall: null,
  failures: 0,
});

/** Waits without a timer for what only the world can change; that time costs no patience. */
const waitingForWorld = (job: Job, cause: Failure['cause'], now: Instant): Job => ({
  ...job,
  stall: stallPaused(job, now),
  phase: { state: 'transient-error', failure: { cause, at: now }, delay: 0 },
});

const networkKinds: ReadonlySet<string> = new Set(['offline', 'connection', 'timeout']);

const isForOfflineOnly = (job: Job): boolean =>
  job.phase.state === 'transient-error' && networkKinds.has(job.phase.failure.cause.kind);

const isForCost = ({ phase }: Job): boolean => phase.state === 'transient-error' && phase.failure.cause.kind === 'cost';

const hasRetryTimer = ({ phase }: Job): boolean => phase.state === 'transient-error' && phase.retryAt !== undefined;

const moved = (job: Job, event: JobEvent, circumstances: Circumstances): Job => {
  const { now } = circumstances;
  switch (event.type) {
    case 'suspend':
      return atRest(job, { state: 'suspended' });
    case 'resume':
      return { ...atRest(job, { state: 'queued', waitingFor: 'turn' }), turn: now, handedOver: [] };
    case 'complete': {
      const code =
        job.progress.filesTotal > 0 && event.whole.length === job.progress.filesTotal
          ? 'S_OK'
          : 'BG_S_PARTIAL_COMPLETE';
      return atRest(job, { state: 'acknowledged', by: event.by, code, files: event.whole, keeps: event.keeps });
    }
    case 'cancel':
      return atRest(job, { state: 'cancelled', by: event.by });
    case 'started':
      return {
        ...job,
        stall: stallGoingOn(job, now),
        phase: { state: 'transferring', transport: event.transport, since: now },
      };
    case 'yielded':
    case 'retry-due':
    case 'network-back':
    case 'cost-allows':
      return queuedAgain(job, 'turn', now);
    case 'engine-gone':
      return queuedAgain(job, 'page', now);
    case 'network-lost':
      return waitingForWorld(job, { kind: 'offline' }, now);
    case 'cost-forbids':
      return waitingForWorld(job, { kind: 'cost' }, now);
    case 'failed':
      return failing(job, event.failure, event.retryAfter, circumstances);
    case 'gave-up':
      return job.phase.state === 'transient-error'
        ? { ...job, errorCount: job.errorCount + 1, phase: { state: 'error', failure: job.phase.failure } }
        : job;
    case 'broke':
      return { ...job, errorCount: job.errorCount + 1, phase: { state: 'error', failure: event.failure } };
    case 'finished':
      return { ...atRest(job, { state: 'transferred' }), transferCompletion: now };
    case 'change':
      return job;
  }
};

const sentenceOf = (before: Job, after: Job): string => {
  const names = `${stateNameByState[before.phase.state]} to ${stateNameByState[after.phase.state]}`;
  return 'failure' in after.phase ? `${names}, ${codeOf(after.phase.failure.cause)}` : names;
};

const isUnchanged = (cell: Cell, job: Job, event: JobEvent): boolean =>
  (cell === '-' && event.type !== 'change') ||
  (event.type === 'network-back' && !isForOfflineOnly(job)) ||
  (event.type === 'cost-allows' && !isForCost(job)) ||
  (event.type === 'gave-up' && !hasRetryTimer(job));

/** Decides what an event makes of a job. Pure, total and synchronous, so that it can run inside a transaction. */
export const step = (job: Job, event: JobEvent, circumstances: Circumstances): Step => {
  const cell = cellOf(job.phase.state, event.type);
  if (cell === '!') return refused('BG_E_INVALID_STATE', job);
  if (event.type === 'resume' && cell !== '-' && hasNothingToFetch(job)) return refused('BG_E_EMPTY', job);
  if (isUnchanged(cell, job, event)) return { ok: true, job };
  const after = { ...moved(job, event, circumstances), modification: circumstances.now };
  return after.phase.state === job.phase.state
    ? { ok: true, job: after }
    : { ok: true, job: after, log: sentenceOf(job, after) };
};
