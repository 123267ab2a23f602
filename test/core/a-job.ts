import * as fc from 'fast-check';

import type { Cause, Failure } from '../../src/core/failure.ts';
import { type EventType, eventTypes } from '../../src/core/grid.ts';
import { type JobId, parseJobId, parseRequestId, type RequestId } from '../../src/core/ids.ts';
import type { Job, Phase } from '../../src/core/job.ts';
import type { JobEvent } from '../../src/core/job-event.ts';
import { type JobState, jobStates } from '../../src/core/job-state.ts';
import { type Circumstances, step } from '../../src/core/step.ts';
import { toInstant } from '../../src/core/time.ts';

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the test asks for what is not there');
  return value;
};

/** The job id of a small number. */
export const idOf = (number: number): JobId =>
  found(parseJobId(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`));

/** One wish, the same in every test. */
export const wish: RequestId = found(parseRequestId('11111111-1111-4111-8111-111111111111'));

/** The instant at which tests begin. */
export const start = toInstant(1_800_000_000_000);

/** A moment `ms` milliseconds after the start, with the middle of all randomness. */
export const at = (ms: number, random = 0.5): Circumstances => ({ now: toInstant(start + ms), random });

/** A failure of a cause, at the start. */
export const failureFor = (cause: Cause): Failure => ({ cause, at: start });

/** A server that is down for a while: recoverable, and no network loss. */
export const busy = failureFor({ kind: 'http', status: 503 });

/** A job of one file, as it is born, but for what a test says. */
export const aJob = (change: Partial<Job> = {}): Job => ({
  id: idOf(1),
  order: 1,
  turn: start,
  displayName: 'a.zip',
  namedByFile: true,
  description: '',
  host: 'example.org',
  priority: 2,
  costPolicy: 'always',
  transport: 'auto',
  minimumRetryDelay: 5,
  noProgressTimeout: null,
  phase: { state: 'suspended' },
  stall: null,
  failures: 0,
  errorCount: 0,
  progress: { bytesTotal: 100, bytesTransferred: 0, filesTotal: 1, filesTransferred: 0, hold: [] },
  creation: start,
  modification: start,
  transferCompletion: null,
  fulfilled: [],
  ...change,
});

const phaseByState: { readonly [State in Exclude<JobState, 'connecting'>]: Extract<Phase, { state: State }> } = {
  queued: { state: 'queued', waitingFor: 'turn' },
  transferring: { state: 'transferring', transport: 'ranged', since: start },
  suspended: { state: 'suspended' },
  error: { state: 'error', failure: failureFor({ kind: 'http', status: 404 }) },
  'transient-error': { state: 'transient-error', failure: busy, retryAt: toInstant(start + 5000), delay: 5000 },
  transferred: { state: 'transferred' },
  acknowledged: { state: 'acknowledged', by: wish, code: 'S_OK', files: [0], keeps: 'bytes' },
  cancelled: { state: 'cancelled', by: wish },
};

/** Every state that a job can be in. */
export const livedStates = jobStates.filter((state) => state !== 'connecting');

/** A job in a state. */
export const jobIn = (state: Exclude<JobState, 'connecting'>, change: Partial<Job> = {}): Job =>
  aJob({ phase: phaseByState[state], ...change });

/** An event of a type, with facts that fit. */
export const eventOf = (type: EventType): JobEvent => {
  if (type === 'complete') return { type, by: wish, whole: [], keeps: 'bytes' };
  if (type === 'cancel') return { type, by: wish };
  if (type === 'started') return { type, transport: 'ranged' };
  return type === 'failed' || type === 'broke' ? { type, failure: busy } : { type };
};

/** The job after an event, or an error where the event is refused. */
export const after = (job: Job, event: JobEvent | EventType, circumstances: Circumstances = at(0)): Job => {
  const stepped = step(job, typeof event === 'string' ? eventOf(event) : event, circumstances);
  if (!stepped.ok) throw new Error(`refused: ${stepped.refusal.code}`);
  return stepped.job;
};

/** The job after several events at once. */
export const afterAll = (job: Job, events: readonly (JobEvent | EventType)[], circumstances = at(0)): Job =>
  events.reduce((before, event) => after(before, event, circumstances), job);

const causes: fc.Arbitrary<Cause> = fc.constantFrom<Cause[]>(
  { kind: 'offline' },
  { kind: 'connection' },
  { kind: 'timeout' },
  { kind: 'http', status: 429 },
  { kind: 'changed' },
  { kind: 'quota' },
);

/** Any event with any facts. */
export const anyEvent: fc.Arbitrary<JobEvent> = fc
  .record({
    type: fc.constantFrom(...eventTypes),
    cause: causes,
    retryAfter: fc.option(fc.nat(7_200_000), { nil: undefined }),
    whole: fc.subarray([0, 1, 2]),
  })
  .map(({ type, cause, retryAfter, whole }): JobEvent => {
    const failure = failureFor(cause);
    if (type === 'failed') return { type, failure, ...(retryAfter === undefined ? {} : { retryAfter }) };
    if (type === 'broke') return { type, failure };
    return type === 'complete' ? { type, by: wish, whole, keeps: 'nothing' } : eventOf(type);
  });

/** Any job in any state, with any count of files. */
export const anyJob: fc.Arbitrary<Job> = fc
  .record({
    state: fc.constantFrom(...livedStates),
    filesTotal: fc.nat(3),
    filesTransferred: fc.nat(3),
    failures: fc.nat(30),
    errorCount: fc.nat(30),
    noProgressTimeout: fc.option(fc.nat(1000), { nil: null }),
    stall: fc.option(fc.record({ spent: fc.nat(1_000_000), countsFrom: fc.constantFrom(null, start) }), { nil: null }),
  })
  .map(({ state, filesTotal, filesTransferred, ...change }) =>
    jobIn(state, {
      ...change,
      progress: {
        bytesTotal: null,
        bytesTransferred: 0,
        filesTotal,
        filesTransferred: Math.min(filesTransferred, filesTotal),
        hold: [],
      },
    }),
  );

/** Any moment within a day of the start, before or after it. */
export const anyMoment: fc.Arbitrary<Circumstances> = fc
  .record({
    ms: fc.integer({ min: -86_400_000, max: 86_400_000 }),
    random: fc.double({ min: 0, max: 0.999, noNaN: true }),
  })
  .map(({ ms, random }) => at(ms, random));
