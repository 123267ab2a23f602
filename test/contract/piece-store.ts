import { describe, expect, test } from 'vitest';

import type { FileKey } from '../../src/core/file-row.ts';
import type { Span } from '../../src/core/ranges.ts';
import type { PieceStore } from '../../src/ports/piece-store.ts';
import { jobIdOf } from '../fakes/sample-job.ts';

const fileOf = (job: number, index = 0, generation = 0): FileKey => ({ jobId: jobIdOf(job), index, generation });

const span = (start: number, end: number): Span => ({ start, end });

const bytes = (text: string): Blob => new Blob([text]);

const file = fileOf(1);

const textsOf = async (store: PieceStore, of: FileKey): Promise<readonly (readonly [number, number, string])[]> =>
  Promise.all((await store.pieces(of)).map(async ({ start, end, blob }) => [start, end, await blob.text()] as const));

const testKeeping = (open: () => Promise<PieceStore>): void => {
  test('holds nothing of a file of which nothing was put', async () => {
    const store = await open();
    expect(await store.held(file)).toEqual([]);
    expect(await store.pieces(file)).toEqual([]);
    expect(await store.heldOfJob(file.jobId)).toEqual([]);
  });

  test('gives back the bytes of every piece in the order of their starts, whatever lane they came by', async () => {
    const store = await open();
    await store.put(3, file, span(20, 22), bytes('gh'));
    await store.put(0, file, span(4, 6), bytes('cd'));
    await store.put(1, file, span(100, 102), bytes('ij'));
    await store.put(2, file, span(0, 2), bytes('ab'));
    expect(await textsOf(store, file)).toEqual([
      [0, 2, 'ab'],
      [4, 6, 'cd'],
      [20, 22, 'gh'],
      [100, 102, 'ij'],
    ]);
  });

  test('takes more lanes than it has tables', async () => {
    const store = await open();
    const lanes = Array.from({ length: 13 }, (_, lane) => lane);
    await Promise.all(lanes.map((lane) => store.put(lane, file, span(lane * 2, lane * 2 + 2), bytes('ab'))));
    expect(await store.held(file)).toEqual([span(0, 26)]);
    expect(await store.pieces(file)).toHaveLength(13);
  });

  test('counts half-open spans: joined where they touch or overlap, apart where a byte is missing', async () => {
    const store = await open();
    await store.put(0, file, span(0, 4), bytes('abcd'));
    await store.put(1, file, span(4, 6), bytes('ef'));
    await store.put(0, file, span(7, 9), bytes('hi'));
    await store.put(2, file, span(8, 11), bytes('ijk'));
    expect(await store.held(file)).toEqual([span(0, 6), span(7, 11)]);
  });

  test('keeps one piece where the same one is put again', async () => {
    const store = await open();
    await store.put(0, file, span(0, 2), bytes('ab'));
    await store.put(0, file, span(0, 2), bytes('ab'));
    expect(await textsOf(store, file)).toEqual([[0, 2, 'ab']]);
  });

  test('counts offsets beyond four gigabytes', async () => {
    const store = await open();
    const GiB = 2 ** 30;
    const last = Number.MAX_SAFE_INTEGER;
    await store.put(0, file, span(last - 2, last), bytes('yz'));
    await store.put(1, file, span(4 * GiB + 2, 4 * GiB + 4), bytes('cd'));
    await store.put(2, file, span(4 * GiB, 4 * GiB + 2), bytes('ab'));
    await store.put(3, file, span(0, 2), bytes('00'));
    expect(await store.held(file)).toEqual([span(0, 2), span(4 * GiB, 4 * GiB + 4), span(last - 2, last)]);
    expect((await textsOf(store, file)).map(([, , text]) => text)).toEqual(['00', 'ab', 'cd', 'yz']);
  });
};

const testTellingApart = (open: () => Promise<PieceStore>): void => {
  test('tells files, generations and jobs apart', async () => {
    const store = await open();
    const others = [fileOf(1, 0, 1), fileOf(1, 1), fileOf(1, 10), fileOf(2)];
    await store.put(0, file, span(0, 1), bytes('a'));
    for (const [at, other] of others.entries()) await store.put(0, other, span(0, at + 2), bytes('b'.repeat(at + 2)));
    expect(await store.held(file)).toEqual([span(0, 1)]);
    expect(await store.pieces(file)).toHaveLength(1);
    for (const [at, other] of others.entries()) expect(await store.held(other)).toEqual([span(0, at + 2)]);
  });

  test('tells what is held of every file and generation of a job', async () => {
    const store = await open();
    await store.put(0, file, span(0, 2), bytes('ab'));
    await store.put(1, file, span(2, 4), bytes('cd'));
    await store.put(2, fileOf(1, 0, 1), span(6, 8), bytes('gh'));
    await store.put(3, fileOf(1, 10), span(1, 3), bytes('bc'));
    await store.put(0, fileOf(2), span(0, 9), bytes('other job'));
    const held = await store.heldOfJob(file.jobId);
    expect(held.toSorted((a, b) => a.index - b.index || a.generation - b.generation)).toEqual([
      { ...file, held: [span(0, 4)] },
      { ...fileOf(1, 0, 1), held: [span(6, 8)] },
      { ...fileOf(1, 10), held: [span(1, 3)] },
    ]);
  });

  test('shows none of a hundred jobs the pieces of another', async () => {
    const store = await open();
    const jobs = Array.from({ length: 100 }, (_, job) => job);
    await Promise.all(
      jobs.map((job) => store.put(job, fileOf(job), span(job, 2 * job + 1), bytes('x'.repeat(job + 1)))),
    );
    await store.drop({ jobId: jobIdOf(50) });
    for (const job of jobs) {
      expect(await store.held(fileOf(job))).toEqual(job === 50 ? [] : [span(job, 2 * job + 1)]);
      expect(await store.heldOfJob(jobIdOf(job))).toHaveLength(job === 50 ? 0 : 1);
    }
  });
};

const testDropping = (open: () => Promise<PieceStore>): void => {
  const files = [fileOf(1, 0, 0), fileOf(1, 0, 1), fileOf(1, 0, 2), fileOf(1, 1, 0), fileOf(1, 10, 0), fileOf(2, 0, 0)];

  /** A store with a piece of each file in each of four lanes. */
  const filled = async (): Promise<PieceStore> => {
    const store = await open();
    for (const of of files) {
      for (const lane of [0, 1, 2, 3]) await store.put(lane, of, span(lane * 2, lane * 2 + 2), bytes('ab'));
    }
    return store;
  };

  /** The files of which everything is still there; of the others nothing is. */
  const left = async (store: PieceStore): Promise<readonly FileKey[]> => {
    const held = await Promise.all(files.map((of) => store.held(of)));
    for (const spans of held) expect([[], [span(0, 8)]]).toContainEqual(spans);
    return files.filter((_, at) => held[at]?.length === 1);
  };

  const without = (...dropped: readonly number[]): readonly FileKey[] => files.filter((_, at) => !dropped.includes(at));

  test('drops all pieces of a job', async () => {
    const store = await filled();
    await store.drop({ jobId: jobIdOf(1) });
    expect(await left(store)).toEqual([fileOf(2)]);
  });

  test('drops the pieces of one file in every generation', async () => {
    const store = await filled();
    await store.drop({ jobId: jobIdOf(1), index: 0 });
    expect(await left(store)).toEqual(without(0, 1, 2));
  });

  test('drops only the generations of a file that are older than the one named', async () => {
    const store = await filled();
    await store.drop({ jobId: jobIdOf(1), index: 0, before: 0 });
    expect(await left(store)).toEqual(files);
    await store.drop({ jobId: jobIdOf(1), index: 0, before: 2 });
    expect(await left(store)).toEqual(without(0, 1));
  });

  test('discards single pieces by their spans, whatever lane they came by', async () => {
    const store = await filled();
    await store.discard(fileOf(1), [span(2, 4), span(6, 8), span(0, 1)]);
    expect(await store.held(fileOf(1))).toEqual([span(0, 2), span(4, 6)]);
    expect(await store.held(fileOf(1, 0, 1))).toEqual([span(0, 8)]);
  });

  test('drops nothing where there is nothing to drop', async () => {
    const store = await filled();
    await store.drop({ jobId: jobIdOf(3) });
    await store.drop({ jobId: jobIdOf(1), index: 2 });
    expect(await left(store)).toEqual(files);
  });

  test('takes new pieces of a file whose old ones were dropped', async () => {
    const store = await filled();
    await store.drop({ jobId: jobIdOf(2) });
    await store.put(0, fileOf(2), span(5, 7), bytes('fg'));
    expect(await textsOf(store, fileOf(2))).toEqual([[5, 7, 'fg']]);
  });
};

/** What every PieceStore must do, whatever it is made of. `open` answers an empty store. */
export const testPieceStore = (name: string, open: () => Promise<PieceStore>): void => {
  describe(`${name} as a PieceStore`, () => {
    testKeeping(open);
    testTellingApart(open);
    testDropping(open);
  });
};
