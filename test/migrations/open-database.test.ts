import 'fake-indexeddb/auto';

import { describe, expect, test } from 'vitest';

import { createIdbJobStore } from '../../sw/adapters/idb-job-store.ts';
import { createIdbPieceStore } from '../../sw/adapters/idb-piece-store.ts';
import { openPieceDatabases, pieceDatabaseNames } from '../../sw/adapters/idb-piece-schema.ts';
import { databaseName, openLadingDatabase, schemaVersion } from '../../sw/adapters/idb-schema.ts';
import { createIdbSettingsStore } from '../../sw/adapters/idb-settings-store.ts';
import { aJob, jobIdOf } from '../fakes/sample-job.ts';
import { type Dump, keptDump, loadDump, readDump, structureOf } from './dump.ts';

const version1 = keptDump('version-1.json');
const pieces1 = [0, 1, 2, 3].map((lane) => keptDump(`version-1-pieces${lane}.json`));

const ignore = (): void => undefined;

let named = 0;

/** The name of a database that nobody has used yet. */
const freshName = (): string => {
  named += 1;
  return `migrations ${named}`;
};

const [suspended, queued, failed] = [jobIdOf(101), jobIdOf(102), jobIdOf(103)];

/** Makes the databases of pieces as version 1 left them. */
const loadPieces = async (name: string): Promise<void> => {
  await Promise.all(
    pieceDatabaseNames(name).map(async (piecesName, lane) => {
      const dump = pieces1[lane];
      if (dump) await loadDump(piecesName, dump);
    }),
  );
};

const opened = async (dump: Dump) => {
  const name = freshName();
  await loadDump(name, dump);
  await loadPieces(name);
  const db = await openLadingDatabase(name, ignore);
  const pieces = createIdbPieceStore(await openPieceDatabases(name, ignore));
  return { jobs: createIdbJobStore(db), pieces, settings: createIdbSettingsStore(db) };
};

describe('a database of version 1', () => {
  test('keeps every row when it is opened', async () => {
    const name = freshName();
    await loadDump(name, version1);
    expect(await readDump(name)).toEqual(version1);
    (await openLadingDatabase(name, ignore)).close();
    (await openLadingDatabase(name, ignore)).close();
    expect(await readDump(name)).toEqual(version1);
  });

  test('answers for its jobs, in the order of the queue', async () => {
    const { jobs } = await opened(version1);
    expect((await jobs.list(['suspended', 'queued', 'error'], undefined, 10)).map(({ id }) => id)).toEqual([
      suspended,
      queued,
      failed,
    ]);
    expect((await jobs.waiting(2, 10)).map(({ id }) => id)).toEqual([queued]);
    const counts = await jobs.counts();
    expect([counts.get('suspended'), counts.get('queued'), counts.get('error')]).toEqual([1, 1, 1]);
    expect(await jobs.get(failed)).toMatchObject({ phase: { failure: { cause: { kind: 'http', status: 403 } } } });
  });

  test('answers for files, headers, log and what is left to delete', async () => {
    const { jobs } = await opened(version1);
    expect((await jobs.files(queued)).map(({ index, whole }) => [index, whole])).toEqual([
      [0, true],
      [1, false],
    ]);
    expect((await jobs.file(suspended, 0))?.ranges).toEqual([
      { offset: 0, length: 100 },
      { offset: 4_294_967_296, length: 200 },
    ]);
    expect(await jobs.headers(suspended, 0)).toEqual({ authorization: 'Bearer secret' });
    expect((await jobs.log(queued)).map(({ event }) => event)).toEqual(['created', 'resume', 'failed']);
    expect(await jobs.leftovers()).toEqual([{ jobId: queued, index: 1, before: 1 }]);
  });

  test('answers for bytes', async () => {
    const { pieces } = await opened(version1);
    const whole = await pieces.pieces({ jobId: queued, index: 0, generation: 0 });
    expect(await Promise.all(whole.map(({ blob }) => blob.text()))).toEqual(['abc', 'def']);
    expect(await pieces.held({ jobId: queued, index: 1, generation: 1 })).toEqual([{ start: 3, end: 6 }]);
  });

  test('answers for settings', async () => {
    const { settings } = await opened(version1);
    expect(await settings.settings()).toEqual({
      activeJobs: 5,
      connectionsPerHost: 4,
      connectionsTotal: 8,
      costPolicy: 'always',
      autoComplete: true,
      bytesPerSecondLimit: 1_000_000,
    });
  });

  test('puts a new job and a new line of a log behind the old ones', async () => {
    const { jobs } = await opened(version1);
    const added = await jobs.add((order) => ({
      job: aJob({ order }),
      files: [],
      headers: new Map(),
      log: [],
    }));
    expect((await jobs.list(['suspended', 'queued', 'error'], undefined, 10)).at(-1)).toEqual(added);
    const line = { at: added.creation, event: 'note', detail: 'new' };
    await jobs.change(queued, 'no files', () => ({ log: [line], answer: undefined }));
    expect((await jobs.log(queued)).at(-1)).toEqual(line);
  });
});

describe('a new database', () => {
  test('has the structure that is kept for its version, so that no schema changes without a new number', async () => {
    const name = freshName();
    (await openLadingDatabase(name, ignore)).close();
    expect(await readDump(name)).toEqual(structureOf(version1));
    expect(schemaVersion).toBe(version1.version);
  });

  test('of pieces has the structure that is kept for its version', async () => {
    const name = freshName();
    for (const db of await openPieceDatabases(name, ignore)) db.close();
    const dumps = await Promise.all(pieceDatabaseNames(name).map(readDump));
    expect(dumps).toEqual(pieces1.map(structureOf));
  });
});

describe('a database of a newer version', () => {
  test('is refused with VersionError, and all that is in it stays', async () => {
    const newer: Dump = {
      version: schemaVersion + 1,
      stores: [
        ...version1.stores,
        { name: 'zones', keyPath: null, autoIncrement: false, indexes: [], rows: [{ key: 'a', value: { new: true } }] },
      ],
    };
    const name = freshName();
    await loadDump(name, newer);
    await expect(openLadingDatabase(name, ignore)).rejects.toMatchObject({ name: 'VersionError' });
    expect(await readDump(name)).toEqual(newer);
  });

  test('can be made while an older worker has the database open, for that one makes room at once', async () => {
    const name = freshName();
    const old = await openLadingDatabase(name, ignore);
    await loadDump(name, { version: schemaVersion + 1, stores: [] });
    expect((await readDump(name)).version).toBe(schemaVersion + 1);
    expect(() => old.transaction('jobs')).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
  });
});

describe('the name of the database', () => {
  test('is another for every deployment on one origin, so that they do not meet', async () => {
    const scopes = ['https://apps.example/', 'https://apps.example/lading/', 'https://apps.example/lading/next/'];
    expect(new Set(scopes.map(databaseName)).size).toBe(3);
    const [first, second] = await Promise.all(
      scopes.slice(1).map(async (scope) => createIdbJobStore(await openLadingDatabase(databaseName(scope), ignore))),
    );
    await first?.add((order) => ({ job: aJob({ order }), files: [], headers: new Map(), log: [] }));
    expect(await first?.get(jobIdOf(1))).toBeDefined();
    expect(await second?.get(jobIdOf(1))).toBeUndefined();
  });

  test('does not change with the query of a scope', () => {
    expect(databaseName('https://apps.example/lading/?new')).toBe(databaseName('https://apps.example/lading/'));
  });
});
