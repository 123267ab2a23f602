import { readFileSync } from 'node:fs';

import * as v from 'valibot';

/**
 * A whole database as JSON: the structure of every object store and all of its rows; a Blob is its bytes in base64. This
 * reads and writes IndexedDB by itself, without the app's schema, so that a mistake there cannot hide here.
 *
 * Before a schema that was released changes, fill a database with the old program, commit `readDump` of it as
 * `version-N.json` with the structure and rows of that time, and never touch the file again.
 */
const dumpSchema = v.strictObject({
  version: v.number(),
  stores: v.array(
    v.strictObject({
      name: v.string(),
      keyPath: v.nullable(v.union([v.string(), v.array(v.string())])),
      autoIncrement: v.boolean(),
      indexes: v.array(
        v.strictObject({
          name: v.string(),
          keyPath: v.union([v.string(), v.array(v.string())]),
          unique: v.boolean(),
          multiEntry: v.boolean(),
        }),
      ),
      rows: v.array(v.strictObject({ key: v.unknown(), value: v.unknown() })),
    }),
  ),
});

export type Dump = v.InferOutput<typeof dumpSchema>;

type StoreDump = Dump['stores'][number];

const blobSchema = v.strictObject({ base64: v.string() });

const keySchema = v.union([v.number(), v.string(), v.array(v.union([v.number(), v.string()]))]);

/** A dump that is kept beside this file. */
export const keptDump = (name: string): Dump =>
  v.parse(dumpSchema, JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')));

const answerOf = <Answer>(request: IDBRequest<Answer>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });

const endOf = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.addEventListener('complete', () => resolve());
    tx.addEventListener('abort', () => reject(tx.error ?? new Error('aborted')));
  });

const createStore = (db: IDBDatabase, { name, keyPath, autoIncrement, indexes }: StoreDump): void => {
  const store = db.createObjectStore(name, { keyPath, autoIncrement });
  for (const { name: index, keyPath: path, ...options } of indexes) store.createIndex(index, path, options);
};

const blobOf = (base64: string): Blob => new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))]);

const valueOf = (value: unknown): unknown => (v.is(blobSchema, value) ? blobOf(value.base64) : value);

/** Makes the database that the dump describes, under a name that is not taken. */
export const loadDump = async (name: string, dump: Dump): Promise<void> => {
  const opening = indexedDB.open(name, dump.version);
  opening.addEventListener('upgradeneeded', () => {
    for (const store of dump.stores) createStore(opening.result, store);
  });
  const db = await answerOf(opening);
  for (const { name: table, keyPath, rows } of dump.stores) {
    const tx = db.transaction(table, 'readwrite');
    const store = tx.objectStore(table);
    for (const { key, value } of rows) {
      store.put(valueOf(value), keyPath === null ? v.parse(keySchema, key) : undefined);
    }
    await endOf(tx);
  }
  db.close();
};

const toPlain = async (value: unknown): Promise<unknown> => {
  if (!(value instanceof Blob)) return value;
  const bytes = new Uint8Array(await value.arrayBuffer());
  return { base64: btoa(String.fromCharCode(...bytes)) };
};

const readStore = async (store: IDBObjectStore): Promise<StoreDump> => {
  const indexes = [...store.indexNames].map((name) => {
    const { keyPath, unique, multiEntry } = store.index(name);
    return { name, keyPath, unique, multiEntry };
  });
  const { name, keyPath, autoIncrement } = store;
  const [keys, values] = await Promise.all([answerOf(store.getAllKeys()), answerOf<unknown[]>(store.getAll())]);
  const plain = await Promise.all(values.map(toPlain));
  return { name, keyPath, autoIncrement, indexes, rows: keys.map((key, at) => ({ key, value: plain[at] })) };
};

/** Everything that is in a database, whatever its version. */
export const readDump = async (name: string): Promise<Dump> => {
  const db = await answerOf(indexedDB.open(name));
  const names = [...db.objectStoreNames].toSorted();
  const stores = await Promise.all(names.map((table) => readStore(db.transaction(table).objectStore(table))));
  const { version } = db;
  db.close();
  return { version, stores };
};

/** The same structure without a row. */
export const structureOf = ({ version, stores }: Dump): Dump => ({
  version,
  stores: stores.map((store) => ({ ...store, rows: [] })),
});
