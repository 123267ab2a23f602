import { createMemoryJobStore } from '../fakes/memory-job-store.ts';
import { createMemoryLedger } from '../fakes/memory-ledger.ts';
import { createMemoryPieceStore } from '../fakes/memory-piece-store.ts';
import { createMemorySettingsStore } from '../fakes/memory-settings-store.ts';
import { testJobQueue } from './job-queue.ts';
import { testJobStore } from './job-store.ts';
import { testLedger } from './ledger.ts';
import { testPieceStore } from './piece-store.ts';
import { testSettingsStore } from './settings-store.ts';

testJobStore('memory', async () => createMemoryJobStore());
testJobQueue('memory', async () => createMemoryJobStore());
testPieceStore('memory', async () => createMemoryPieceStore());
testSettingsStore('memory', async () => createMemorySettingsStore());
testLedger('memory', async () => createMemoryLedger());
