import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { FileRow } from '../../src/core/file-row.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { Job } from '../../src/core/job.ts';
import type { LogLine } from '../../src/core/log-line.ts';
import type { Leftover } from '../../src/ports/job-store.ts';
import { closing } from './closing.ts';
import type { PieceKey } from './idb-piece-schema.ts';

export interface LadingSchema extends DBSchema {
  jobs: {
    key: JobId;
    value: Job;
    indexes: { byOrder: number; byState: [string, number]; byTurn: [string, number, number, number] };
  };
  files: { key: [JobId, number]; value: FileRow };
  headers: { key: [JobId, number]; value: Readonly<Record<string, string>> };
  log: { key: number; value: LogLine & { readonly jobId: JobId }; indexes: { byJob: JobId } };
  leftovers: { key: string; value: Leftover };
  settings: { key: string; value: unknown };
  /** The SHA-256 of each piece that was hashed, under the piece's key. */
  ledger: { key: PieceKey; value: string };
}

export type LadingDatabase = IDBPDatabase<LadingSchema>;

/**
 * Every table. A write transaction takes all of them, so that no two of them overlap: what two leave unfinished when the
 * browser is killed can make Chromium delete the database (docs/adr/0001).
 */
export const everyTable = ['jobs', 'files', 'headers', 'log', 'leftovers', 'settings', 'ledger'] as const;

/** The schema that this program writes. */
export const schemaVersion = 1;

/** The database of one deployment: several on one origin do not meet. */
export const databaseName = (scope: string): string => `lading:${new URL(scope).pathname}`;

const createVersion1 = (db: LadingDatabase): void => {
  const jobs = db.createObjectStore('jobs', { keyPath: 'id' });
  jobs.createIndex('byOrder', 'order');
  jobs.createIndex('byState', ['phase.state', 'order']);
  jobs.createIndex('byTurn', ['phase.state', 'priority', 'turn', 'order']);
  db.createObjectStore('files', { keyPath: ['jobId', 'index'] });
  db.createObjectStore('headers');
  db.createObjectStore('log', { autoIncrement: true }).createIndex('byJob', 'jobId');
  db.createObjectStore('leftovers');
  db.createObjectStore('settings');
  db.createObjectStore('ledger');
};

/**
 * Opens the database and brings it to the present schema. Rejects with VersionError where it is of a newer one.
 * @param onClosed - is called when the browser or another program closes it
 */
export const openLadingDatabase = (name: string, onClosed: () => void): Promise<LadingDatabase> =>
  openDB<LadingSchema>(name, schemaVersion, {
    upgrade: (db, oldVersion) => {
      if (oldVersion < 1) createVersion1(db);
    },
    ...closing(onClosed),
  });
