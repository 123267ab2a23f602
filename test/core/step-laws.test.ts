import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { nextState } from '../../src/core/grid.ts';
import { isFinal } from '../../src/core/job-state.ts';
import { step } from '../../src/core/step.ts';
import { aJob, anyEvent, anyJob, anyMoment } from './a-job.ts';

describe('laws of a step', () => {
  test('it goes where the grid says, or is refused, or leaves the job where it is', () => {
    fc.assert(
      fc.property(anyJob, anyEvent, anyMoment, (job, event, moment) => {
        const stepped = step(job, event, moment);
        if (!stepped.ok) return;
        const { state } = stepped.job.phase;
        const said = nextState(job.phase.state, event.type);
        const gaveUpAtOnce = event.type === 'failed' && said === 'transient-error' && state === 'error';
        expect(state === said || state === job.phase.state || gaveUpAtOnce).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('no sequence of events from birth ever enters CONNECTING or leaves a final state', () => {
    fc.assert(
      fc.property(anyJob, fc.array(fc.tuple(anyEvent, anyMoment), { maxLength: 40 }), (born, events) => {
        let job = { ...born, phase: aJob().phase };
        for (const [event, moment] of events) {
          const before = job;
          const stepped = step(job, event, moment);
          if (stepped.ok) ({ job } = stepped);
          expect(job.phase.state).not.toBe('connecting');
          if (isFinal(before.phase.state)) expect(job).toBe(before);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('it never changes the job that it is given', () => {
    fc.assert(
      fc.property(anyJob, anyEvent, anyMoment, (job, event, moment) => {
        const before = structuredClone(job);
        step(job, event, moment);
        expect(job).toEqual(before);
      }),
    );
  });

  test('errorCount never falls, and rises by at most one', () => {
    fc.assert(
      fc.property(anyJob, anyEvent, anyMoment, (job, event, moment) => {
        const stepped = step(job, event, moment);
        const rise = stepped.ok ? stepped.job.errorCount - job.errorCount : 0;
        expect([0, 1]).toContain(rise);
      }),
    );
  });

  test('modification tells when the job last changed, and a change of state has a line in the log', () => {
    fc.assert(
      fc.property(anyJob, anyEvent, anyMoment, (job, event, moment) => {
        const stepped = step(job, event, moment);
        if (!stepped.ok) return;
        if (stepped.job !== job) expect(stepped.job.modification).toBe(moment.now);
        expect(stepped.log !== undefined).toBe(stepped.job.phase.state !== job.phase.state);
      }),
      { numRuns: 500 },
    );
  });
});
