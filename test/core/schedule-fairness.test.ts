import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { JobId } from '../../src/core/ids.ts';
import { priorities, type Priority } from '../../src/core/priority.ts';
import { schedule, timeSlice } from '../../src/core/schedule.ts';
import { at, idOf } from './a-job.ts';

interface SimulatedJob {
  readonly id: JobId;
  readonly priority: Priority;
  turn: number;
  /** Since when it runs; `undefined` while it waits. */
  since: number | undefined;
  /** How long it has run, in looks. */
  looks: number;
  /** Looks that it still needs. */
  work: number;
}

type Task = Pick<SimulatedJob, 'priority' | 'work'>;

const jobsOf = (given: readonly Task[]): readonly SimulatedJob[] =>
  given.map((job, index) => ({ ...job, id: idOf(index), turn: 0, since: undefined, looks: 0 }));

/** One look at the queue, as the dispatcher takes it: recalled jobs go behind the others. True where anything moved. */
const look = (jobs: readonly SimulatedJob[], slots: number, ms: number, looks: number): boolean => {
  const open = jobs.filter((job) => job.work > 0);
  const waiting = open
    .filter(({ since }) => since === undefined)
    .toSorted((a, b) => a.turn - b.turn)
    .map((job) => ({ ...job, turn: at(job.turn).now }));
  const running = open.flatMap(({ id, priority, since }) =>
    since === undefined ? [] : [{ id, priority, since: at(since).now }],
  );
  const { dispatch, recall } = schedule(waiting, running, slots, at(ms).now);
  for (const job of open) {
    if (recall.includes(job.id)) [job.since, job.turn] = [undefined, ms + (looks * 20 + recall.indexOf(job.id)) / 100];
    // No two jobs start in the same instant: those that wait in front start first.
    if (dispatch.includes(job.id)) job.since = ms + (looks * 20 + dispatch.indexOf(job.id)) / 100;
  }
  return recall.length + dispatch.length > 0;
};

/** Looks until nothing moves any more, as the engine does, and tells how often. */
const settle = (jobs: readonly SimulatedJob[], slots: number, ms: number): number => {
  let looks = 1;
  while (looks < 100 && look(jobs, slots, ms, looks)) looks += 1;
  return looks;
};

const work = (jobs: readonly SimulatedJob[]): void => {
  for (const job of jobs) {
    if (job.since === undefined || job.work <= 0) continue;
    job.looks += 1;
    job.work -= 1;
    if (job.work <= 0) job.since = undefined;
  }
};

const isBackground = ({ priority }: SimulatedJob): boolean => priority !== 0;

const anyJobs = (levels: readonly Priority[], most: number): fc.Arbitrary<readonly Task[]> =>
  fc.array(fc.record({ priority: fc.constantFrom(...levels), work: fc.integer({ min: 1, max: most }) }), {
    minLength: 1,
    maxLength: 12,
  });

const anySlots = fc.integer({ min: 1, max: 5 });

/** Lets jobs run through some slices; `check` sees each of them when the queue has settled. */
const simulate = (
  tasks: readonly Task[],
  slots: number,
  rounds: number,
  check: (open: readonly SimulatedJob[]) => void,
): readonly SimulatedJob[] => {
  const jobs = jobsOf(tasks);
  for (let round = 0; round < rounds; round += 1) {
    settle(jobs, slots, round * (timeSlice + 1000));
    check(jobs.filter((job) => job.work > 0));
    work(jobs);
  }
  return jobs;
};

const runs = ({ since }: SimulatedJob): boolean => since !== undefined;

describe('a simulated queue', () => {
  test('runs as many background jobs as there are slots: never more, and none stands empty', () => {
    fc.assert(
      fc.property(anyJobs(priorities, 6), anySlots, (tasks, slots) => {
        simulate(tasks, slots, 12, (open) => {
          const background = open.filter(isBackground);
          expect(background.filter(runs)).toHaveLength(Math.min(slots, background.length));
        });
      }),
    );
  });

  test('runs every foreground job at every moment', () => {
    fc.assert(
      fc.property(anyJobs(priorities, 6), anySlots, (tasks, slots) => {
        simulate(tasks, slots, 6, (open) => expect(open.filter((job) => !isBackground(job) && !runs(job))).toEqual([]));
      }),
    );
  });

  test('never lets a job wait while one of a lower priority runs', () => {
    fc.assert(
      fc.property(anyJobs(priorities, 6), anySlots, (tasks, slots) => {
        simulate(tasks, slots, 12, (open) => {
          const background = open.filter(isBackground);
          const first = Math.min(...background.filter((job) => !runs(job)).map(({ priority }) => priority));
          const last = Math.max(...background.filter(runs).map(({ priority }) => priority));
          expect(first).toBeGreaterThanOrEqual(last);
        });
      }),
    );
  });

  test('lets no job of a level wait longer than the others need for one turn each', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        anySlots,
        fc.integer({ min: 12, max: 40 }),
        (count, slots, rounds) => {
          const waits = new Map<JobId, number>();
          const tasks = Array.from({ length: count }, (): Task => ({ priority: 2, work: 1000 }));
          simulate(tasks, slots, rounds, (open) => {
            for (const job of open) waits.set(job.id, runs(job) ? 0 : (waits.get(job.id) ?? 0) + 1);
            expect(Math.max(...waits.values())).toBeLessThanOrEqual(Math.max(0, Math.ceil(count / slots) - 1));
          });
        },
      ),
    );
  });

  test('gives every job of one level the same number of slices, give or take one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        anySlots,
        fc.integer({ min: 1, max: 40 }),
        (count, slots, rounds) => {
          const tasks = Array.from({ length: count }, (): Task => ({ priority: 2, work: 1000 }));
          const looks = simulate(tasks, slots, rounds, () => undefined).map((job) => job.looks);
          expect(Math.max(...looks) - Math.min(...looks)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('finishes every job in the end', () => {
    fc.assert(
      fc.property(anyJobs(priorities, 4), anySlots, (tasks, slots) => {
        const jobs = simulate(tasks, slots, 48, () => undefined);
        expect(jobs.filter((job) => job.work > 0)).toEqual([]);
      }),
    );
  });

  test('leaves a running job alone within its slice, unless a higher priority waits', () => {
    fc.assert(
      fc.property(anyJobs(priorities, 9), anySlots, fc.integer({ min: 1, max: timeSlice - 1 }), (tasks, slots, ms) => {
        const jobs = jobsOf(tasks);
        settle(jobs, slots, 0);
        const before = jobs.map(({ since }) => since);
        expect(settle(jobs, slots, ms)).toBe(1);
        expect(jobs.map(({ since }) => since)).toEqual(before);
      }),
    );
  });

  test('settles after a slice in a look for each slot and two more', () => {
    fc.assert(
      fc.property(anyJobs([2], 9), anySlots, (tasks, slots) => {
        const jobs = jobsOf(tasks);
        settle(jobs, slots, 0);
        expect(settle(jobs, slots, timeSlice + 1000)).toBeLessThanOrEqual(slots + 2);
      }),
    );
  });
});
