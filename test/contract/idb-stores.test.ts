import 'fake-indexeddb/auto';

import { createIdbJobStore } from '../../sw/adapters/idb-job-store.ts';
import { createIdbPieceStore } from '../../sw/adapters/idb-piece-store.ts';
import { type LadingDatabase, openLadingDatabase } from '../../sw/adapters/idb-schema.ts';
import { createIdbSettingsStore } from '../../sw/adapters/idb-settings-store.ts';
import { testJobQueue } from './job-queue.ts';
import { testJobStore } from './job-store.ts';
import { testPieceStore } from './piece-store.ts';
import { testSettingsStore } from './settings-store.ts';

let opened = 0;

/** A database of its own for every test, so that none sees what another left. */
const openEmpty = (): Promise<LadingDatabase> => {
  opened += 1;
  return openLadingDatabase(`contract ${opened}`);
};

testJobStore('IndexedDB', async () => createIdbJobStore(await openEmpty()));
testJobQueue('IndexedDB', async () => createIdbJobStore(await openEmpty()));
testPieceStore('IndexedDB', async () => createIdbPieceStore(await openEmpty()));
testSettingsStore('IndexedDB', async () => createIdbSettingsStore(await openEmpty()));
