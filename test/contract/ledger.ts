import { describe, expect, test } from 'vitest';

import type { FileKey } from '../../src/core/file-row.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import { jobIdOf } from '../fakes/sample-job.ts';

const fileOf = (job: number, index = 0, generation = 0): FileKey => ({ jobId: jobIdOf(job), index, generation });

const file = fileOf(1);

/** What every Ledger must do, whatever it is made of. `open` answers an empty one. */
export const testLedger = (name: string, open: () => Promise<Ledger>): void => {
  describe(`${name} as a Ledger`, () => {
    test('knows nothing of a file of which nothing was noted', async () => {
      expect(await (await open()).entries(file)).toEqual([]);
    });

    test('answers what was noted of a file, in order, the last word on each piece', async () => {
      const ledger = await open();
      await ledger.note(file, { start: 8, end: 20, sha256: 'bb' });
      await ledger.note(file, { start: 0, end: 8, sha256: 'aa' });
      await ledger.note(file, { start: 8, end: 20, sha256: 'cc' });
      await ledger.note(fileOf(1, 1), { start: 0, end: 8, sha256: 'dd' });
      await ledger.note(fileOf(1, 0, 1), { start: 0, end: 8, sha256: 'ee' });
      expect(await ledger.entries(file)).toEqual([
        { start: 0, end: 8, sha256: 'aa' },
        { start: 8, end: 20, sha256: 'cc' },
      ]);
    });

    test('forgets older generations, a file, a job, and nothing else', async () => {
      const ledger = await open();
      const files = [fileOf(1, 0, 0), fileOf(1, 0, 1), fileOf(1, 1), fileOf(2)];
      for (const of of files) await ledger.note(of, { start: 0, end: 1, sha256: 'aa' });
      const left = async (): Promise<readonly number[]> =>
        (await Promise.all(files.map((of) => ledger.entries(of)))).map(({ length }) => length);
      await ledger.drop({ jobId: jobIdOf(1), index: 0, before: 1 });
      expect(await left()).toEqual([0, 1, 1, 1]);
      await ledger.drop({ jobId: jobIdOf(1), index: 1 });
      expect(await left()).toEqual([0, 1, 0, 1]);
      await ledger.drop({ jobId: jobIdOf(1) });
      expect(await left()).toEqual([0, 0, 0, 1]);
    });
  });
};
