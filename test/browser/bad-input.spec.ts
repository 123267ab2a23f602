import type { Page } from '@playwright/test';
import { protocolVersion } from '../../src/core/protocol-version.ts';
import { type BadCall, notRefused } from './bad-values.ts';
import { attempt, complete, makeJob, startJob, State, textOf, untilState } from './drive.ts';
import { expect, test } from './fixtures.ts';
import { askRaw, postRaw } from './raw-message.ts';

const url = 'http://127.0.0.1:8099/x';
const texts = ['no text', 'text', 'control characters'];

const calls: readonly BadCall[] = [
  { on: 'lading', method: 'createJob', args: ['bad'] },
  { on: 'lading', method: 'createJob', args: [{ displayName: 'bad' }], fine: texts },
  { on: 'lading', method: 'createJob', args: [{ priority: 'bad' }] },
  { on: 'lading', method: 'createJob', args: [{ minimumRetryDelay: 'bad' }], fine: ['one half'] },
  { on: 'lading', method: 'createJob', args: [{ costPolicy: 'bad' }] },
  { on: 'lading', method: 'createJob', args: [{ transport: 'bad' }] },
  { on: 'lading', method: 'createJob', args: [{ files: 'bad' }] },
  { on: 'lading', method: 'createJob', args: [{ files: ['bad'] }] },
  { on: 'lading', method: 'createJob', args: [{ files: [{ remoteUrl: 'bad' }] }] },
  { on: 'lading', method: 'createJob', args: [{ files: [{ remoteUrl: url, localName: 'bad' }] }], fine: texts },
  { on: 'lading', method: 'createJob', args: [{ files: [{ remoteUrl: url, mirrors: 'bad' }] }] },
  { on: 'lading', method: 'createJob', args: [{ files: [{ remoteUrl: url, digest: 'bad' }] }] },
  { on: 'lading', method: 'createJob', args: [{ files: [{ remoteUrl: url, ranges: 'bad' }] }] },
  {
    on: 'lading',
    method: 'createJob',
    args: [{ files: [{ remoteUrl: url, ranges: [{ offset: 'bad', length: 1 }] }] }],
  },
  {
    on: 'lading',
    method: 'createJob',
    args: [{ files: [{ remoteUrl: url, ranges: [{ offset: 0, length: 'bad' }] }] }],
  },
  {
    on: 'lading',
    method: 'createJob',
    args: [{ files: [{ remoteUrl: url, headers: { 'x-a': 'bad' } }] }],
    fine: texts,
  },
  { on: 'lading', method: 'getJob', args: ['bad'] },
  { on: 'lading', method: 'enumJobs', args: ['bad'] },
  { on: 'lading', method: 'enumJobs', args: [{ includeFinal: 'bad' }], fine: ['true'] },
  { on: 'lading', method: 'listJobs', args: ['bad'] },
  { on: 'lading', method: 'listJobs', args: [{ states: 'bad' }] },
  { on: 'lading', method: 'listJobs', args: [{ limit: 'bad' }] },
  { on: 'lading', method: 'listJobs', args: [{ after: 'bad' }] },
  { on: 'lading', method: 'continueInBackground', args: ['bad'] },
  { on: 'lading', method: 'setSettings', args: ['bad'] },
  { on: 'lading', method: 'setSettings', args: [{ activeJobs: 'bad' }] },
  { on: 'lading', method: 'setSettings', args: [{ autoComplete: 'bad' }], fine: ['true'] },
  { on: 'lading', method: 'setSettings', args: [{ bytesPerSecondLimit: 'bad' }] },
  { on: 'lading', method: 'addEventListener', args: ['bad', 'bad'] },
  { on: 'lading', method: 'removeEventListener', args: ['bad', 'bad'] },
  { on: 'job', method: 'complete', args: ['bad'] },
  { on: 'job', method: 'complete', args: [{ save: 'bad' }] },
  { on: 'job', method: 'addFileSet', args: ['bad'] },
  { on: 'job', method: 'addFileSet', args: [[{ remoteUrl: 'bad' }]] },
  { on: 'job', method: 'setDisplayName', args: ['bad'], fine: texts },
  { on: 'job', method: 'setDescription', args: ['bad'], fine: texts },
  { on: 'job', method: 'setPriority', args: ['bad'] },
  { on: 'job', method: 'setMinimumRetryDelay', args: ['bad'], fine: ['one half'] },
  { on: 'job', method: 'setNoProgressTimeout', args: ['bad'], fine: ['one half'] },
  { on: 'job', method: 'setCostPolicy', args: ['bad'] },
  { on: 'job', method: 'setRemoteName', args: ['bad', url] },
  { on: 'job', method: 'setRemoteName', args: [0, 'bad'] },
  { on: 'job', method: 'replaceRemotePrefix', args: ['bad', 7] },
  { on: 'job', method: 'replaceRemotePrefix', args: ['http://', 'bad'] },
  { on: 'job', method: 'getFile', args: ['bad'] },
  { on: 'job', method: 'verify', args: ['bad'] },
  { on: 'job', method: 'findDigest', args: ['bad'] },
  { on: 'job', method: 'saveAgain', args: ['bad'] },
  { on: 'job', method: 'markHandedOver', args: ['bad'] },
];

/** All that the engine knows, to be compared. */
const everything = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const lading = await ladingReady;
    const jobs = await lading.enumJobs({ includeFinal: true });
    return {
      jobs: await Promise.all(jobs.map(async (job) => [await job.getSnapshot(), await job.getLog()])),
      settings: await lading.getSettings(),
      ofObject: Object.keys(Object.prototype),
    };
  });

const addJobs = async (page: Page, good: string): Promise<string> => {
  const done = await startJob(page, { files: [{ remoteUrl: good }] });
  await untilState(page, done, State.TRANSFERRED);
  await complete(page, done);
  // What is left to be hashed is hashed now, and not in a quiet moment of the test.
  await attempt(page, done, 'verify', 0);
  return makeJob(page, { displayName: 'The one', files: [{ remoteUrl: good }] });
};

const expectHealth = async (page: Page, good: string): Promise<void> => {
  const id = await startJob(page, { files: [{ remoteUrl: good }] });
  await untilState(page, id, State.TRANSFERRED);
  await complete(page, id);
  expect(await textOf(page, id)).toBe('good');
};

test('Every method refuses bad arguments with a BitsError and changes nothing', async ({ page, server }) => {
  const good = server.serve('/good.txt', { content: 'good' });
  const id = await addJobs(page, good);
  const before = await everything(page);
  expect(await notRefused(page, id, calls)).toEqual([]);
  expect(await everything(page)).toEqual(before);
  await expectHealth(page, good);
});

test('An id that no job has is not found, by any method', async ({ page }) => {
  const found = await page.evaluate(async () => {
    const lading = await ladingReady;
    const job = await lading.createJob({});
    await job.cancel();
    await job.remove();
    const asks: [string, () => Promise<unknown>][] = [
      ['getJob', () => lading.getJob(job.id)],
      ['another', () => lading.getJob(crypto.randomUUID())],
      ...(['getSnapshot', 'getState', 'getProgress', 'getError', 'getLog'] as const).map(
        (name): [string, () => Promise<unknown>] => [name, () => job[name]()],
      ),
      ...(['suspend', 'resume', 'complete', 'cancel', 'remove'] as const).map(
        (name): [string, () => Promise<unknown>] => [name, () => job[name]()],
      ),
      ['setDisplayName', () => job.setDisplayName('x')],
      ['addFileSet', () => job.addFileSet([{ remoteUrl: 'http://127.0.0.1:8099/x' }])],
      ['getFile', () => job.getFile(0)],
      ['saveAgain', () => job.saveAgain('download')],
    ];
    const codes = asks.map(async ([name, ask]) => {
      try {
        await ask();
        return `${name} was accepted`;
      } catch (error) {
        const code: unknown = error instanceof Error && 'code' in error ? error.code : error;
        return code === 'BG_E_NOT_FOUND' ? undefined : `${name}: ${String(code)}`;
      }
    });
    return (await Promise.all(codes)).filter((line) => line !== undefined);
  });
  expect(found).toEqual([]);
});

test('Lists and texts beyond their limits are refused by the codes of BITS', async ({ page }) => {
  const codes = await page.evaluate(async () => {
    const lading = await ladingReady;
    const remoteUrl = 'http://127.0.0.1:8099/x';
    const codeOf = async (ask: () => Promise<unknown>): Promise<unknown> => {
      try {
        return await ask();
      } catch (error) {
        return error instanceof Error && 'code' in error ? error.code : error;
      }
    };
    const ranges = Array.from({ length: 501 }, (_, at) => ({ offset: at * 2, length: 1 }));
    return Promise.all(
      [
        () => lading.createJob({ files: Array.from({ length: 10_001 }, () => ({ remoteUrl })) }),
        () => lading.createJob({ displayName: 'x'.repeat(257) }),
        () => lading.createJob({ description: 'x'.repeat(1025) }),
        () => lading.createJob({ files: [{ remoteUrl: `${remoteUrl}?${'x'.repeat(8192)}` }] }),
        () => lading.createJob({ files: [{ remoteUrl, ranges }] }),
        () => lading.createJob({ files: [{ remoteUrl, ranges: [...ranges.slice(0, 2), { offset: 1, length: 2 }] }] }),
        () => lading.createJob({ files: [{ remoteUrl, ranges: [{ offset: -1, length: 1 }] }] }),
      ].map(codeOf),
    );
  });
  expect(codes).toEqual([
    'BG_E_TOO_MANY_FILES_IN_JOB',
    'BG_E_STRING_TOO_LONG',
    'BG_E_STRING_TOO_LONG',
    'E_INVALIDARG',
    'BG_E_TOO_MANY_RANGES_IN_FILE',
    'BG_E_OVERLAPPING_RANGES',
    'BG_E_INVALID_RANGE',
  ]);
});

test('Garbage that is posted to the worker changes nothing', async ({ page, server }) => {
  const good = server.serve('/good.txt', { content: 'good' });
  const id = await addJobs(page, good);
  const before = await everything(page);
  const request = { protocol: protocolVersion, kind: 'request', id: crypto.randomUUID(), attempt: 0 };
  const garbage: unknown[] = [
    null,
    0,
    'job/cancel',
    [],
    {},
    { kind: 'request' },
    { protocol: 99 },
    { type: 'CACHE_URLS', payload: 7 },
    ...['__proto__', 'constructor', 'toString', 'job/nothing', ''].map((name) => ({ ...request, name, input: { id } })),
    ...[undefined, null, 7, id, [id], { id, extra: 1 }, { id: [id] }, { id: `${id} ` }].map((input) => ({
      ...request,
      name: 'job/cancel',
      input,
    })),
    { ...request, id: 7, name: 'job/cancel', input: { id } },
    { ...request, attempt: -1, name: 'job/cancel', input: { id } },
    { ...request, protocol: String(protocolVersion), name: 'job/cancel', input: { id } },
    { ...request, kind: 'reply', name: 'job/cancel', input: { id } },
    { ...request, name: 'settings/change', input: { activeJobs: 1e9 } },
    { ...request, name: 'job/create', input: { id: '../x', init: {} } },
  ];
  for (const message of garbage) await postRaw(page, message);
  expect(await askRaw(page, 'job/nothing', {})).toMatchObject({ ok: false, refusal: { code: 'E_INVALIDARG' } });
  expect(await askRaw(page, 'job/cancel', { id: 'text' })).toMatchObject({ ok: false });
  expect(await everything(page)).toEqual(before);
  await expectHealth(page, good);
});
