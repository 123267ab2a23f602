import { describe, expect, test } from 'vitest';

import { handedOverAt, withHandOver } from '../../src/core/hand-over.ts';
import { step } from '../../src/core/step.ts';
import { toInstant } from '../../src/core/time.ts';
import { aJob, at, jobIn } from './a-job.ts';

const [one, two, three] = [toInstant(1000), toInstant(2000), toInstant(3000)];

describe('files given to the browser', () => {
  test('a row of an older program has none', () => {
    expect(aJob()).not.toHaveProperty('handedOver');
    expect(handedOverAt(aJob())).toBeUndefined();
    expect(handedOverAt(aJob(), 0)).toBeUndefined();
  });

  test('each has its own moment, and the job that of the last one', () => {
    const job = withHandOver(withHandOver(aJob(), 3, one), 0, two);
    expect(handedOverAt(job, 3)).toBe(one);
    expect(handedOverAt(job, 0)).toBe(two);
    expect(handedOverAt(job, 1)).toBeUndefined();
    expect(handedOverAt(job)).toBe(two);
  });

  test('one that is given again counts once, from then on', () => {
    const job = withHandOver(withHandOver(withHandOver(aJob(), 0, one), 1, two), 0, three);
    expect(job.handedOver).toEqual([
      { index: 1, at: two },
      { index: 0, at: three },
    ]);
  });

  test('a resume takes all of it back, a removal and a pause nothing', () => {
    const job = withHandOver(jobIn('error'), 0, one);
    const after = (type: 'resume' | 'suspend') => {
      const stepped = step(job, { type }, at(0));
      return stepped.ok ? handedOverAt(stepped.job) : 'refused';
    };
    expect(after('resume')).toBeUndefined();
    expect(after('suspend')).toBe(one);
  });
});
