import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { closing } from './closing.ts';

/** Which bytes of which file a piece holds: job, file, generation, and the half-open span. The value is a Blob. */
export type PieceKey = [jobId: string, index: number, generation: number, start: number, end: number];

interface PieceSchema extends DBSchema {
  pieces: { key: PieceKey; value: Blob };
}

export type PieceDatabase = IDBPDatabase<PieceSchema>;

/** The schema that this program writes. */
const pieceSchemaVersion = 1;

/** How many databases the pieces lie in: connections that write to different ones do not wait for each other. */
const lanes = [0, 1, 2, 3] as const;

/** The names of a deployment's databases of pieces, by the name of its main one. */
export const pieceDatabaseNames = (name: string): readonly string[] => lanes.map((lane) => `${name}:pieces${lane}`);

const openPieceDatabase = (name: string, onClosed: () => void): Promise<PieceDatabase> =>
  openDB<PieceSchema>(name, pieceSchemaVersion, {
    upgrade: (db, oldVersion) => {
      if (oldVersion < 1) db.createObjectStore('pieces');
    },
    ...closing(onClosed),
  });

/**
 * Opens the databases of pieces. Databases of their own, each with one object store: two write transactions of one
 * database that carry Blobs and are cut off by a kill make Chromium delete that database (docs/adr/0001).
 */
export const openPieceDatabases = (name: string, onClosed: () => void): Promise<readonly PieceDatabase[]> =>
  Promise.all(pieceDatabaseNames(name).map((piecesName) => openPieceDatabase(piecesName, onClosed)));
