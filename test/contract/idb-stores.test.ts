import 'fake-indexeddb/auto';

import { createIdbJobStore } from '../../sw/adapters/idb-job-store.ts';
import { createIdbLedger } from '../../sw/adapters/idb-ledger.ts';
import { createIdbPieceStore } from '../../sw/adapters/idb-piece-store.ts';
import { openPieceDatabases } from '../../sw/adapters/idb-piece-schema.ts';
import { type LadingDatabase, openLadingDatabase } from '../../sw/adapters/idb-schema.ts';
import { createIdbSettingsStore } from '../../sw/adapters/idb-settings-store.ts';
import { testJobQueue } from './job-queue.ts';
import { testJobStore } from './job-store.ts';
import { testLedger } from './ledger.ts';
import { testPieceStore } from './piece-store.ts';
import { testSettingsStore } from './settings-store.ts';

let opened = 0;

/** A name of its own for every test, so that none sees what another left. */
const freshName = (): string => {
  opened += 1;
  return `contract ${opened}`;
};

const openEmpty = (): Promise<LadingDatabase> => openLadingDatabase(freshName(), () => undefined);

testJobStore('IndexedDB', async () => createIdbJobStore(await openEmpty()));
testJobQueue('IndexedDB', async () => createIdbJobStore(await openEmpty()));
testPieceStore('IndexedDB', async () => createIdbPieceStore(await openPieceDatabases(freshName(), () => undefined)));
testSettingsStore('IndexedDB', async () => createIdbSettingsStore(await openEmpty()));
testLedger('IndexedDB', async () => createIdbLedger(await openEmpty()));
