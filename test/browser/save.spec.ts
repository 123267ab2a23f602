import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Download, Page } from '@playwright/test';
import { sha256OfPattern } from '../server/pattern-hash.js';
import { attempt, call, complete, MiB, startJob, State, storedPieces, untilState } from './drive.ts';
import { expect, test } from './fixtures.ts';

const hashOf = async (download: Download): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(await download.path()), hash);
  return hash.digest('hex');
};

test('Saving hands every file to the browser under its name, also once more and what is whole of a job that completes early', async ({
  page,
  server,
}) => {
  const names = ['Übersicht – 日本 "x".bin', "100% o'clock;.txt"];
  const files = names.map((localName, seed) => ({
    remoteUrl: server.serve(`/${seed}`, { size: 5 * MiB + seed, seed }),
    localName,
  }));
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  const id = await startJob(page, { files });
  const snapshot = await untilState(page, id, State.TRANSFERRED);
  const second = page.waitForEvent('download', () => downloads.length === 2);
  expect(await complete(page, id, 'download')).toEqual({ code: 'S_OK', files: [0, 1] });
  await second;
  expect(downloads.map((download) => download.suggestedFilename())).toEqual(
    snapshot.files.map(({ localName }) => localName),
  );
  expect(snapshot.files[0]?.localName).toBe('Übersicht – 日本 _x_.bin');
  for (const [seed, download] of downloads.entries()) {
    expect(await hashOf(download)).toBe(await sha256OfPattern(seed, 5 * MiB + seed));
  }
  expect(await call(page, id, 'getState')).toBe(State.ACKNOWLEDGED);
  expect((await storedPieces(page, id)).length).toBeGreaterThan(0);

  const whole = server.serve('/whole.txt', { content: 'whole' });
  const slow = server.serve('/slow.bin', { size: 64 * MiB, rate: 64 * 1024 });
  const partly = await startJob(page, { files: [{ remoteUrl: whole }, { remoteUrl: slow }] });
  await server.waitFor(() => server.activeConnections(slow) > 0);
  const first = page.waitForEvent('download');
  expect(await complete(page, partly, 'download')).toEqual({ code: 'BG_S_PARTIAL_COMPLETE', files: [0] });
  expect((await first).suggestedFilename()).toBe('whole.txt');
  const again = page.waitForEvent('download');
  expect((await attempt(page, partly, 'saveAgain', 'download')).error).toBeUndefined();
  expect(await hashOf(await again)).toBe(createHash('sha256').update('whole').digest('hex'));
});

/** Makes a folder of the browser's own storage the one that the person picks, and counts the picks. */
const pickFolder = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Reflect.set(globalThis, 'picks', 0);
    Reflect.set(globalThis, 'showDirectoryPicker', async () => {
      Reflect.set(globalThis, 'picks', Number(Reflect.get(globalThis, 'picks')) + 1);
      return (await navigator.storage.getDirectory()).getDirectoryHandle('chosen', { create: true });
    });
  });

const folderContents = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('chosen');
    const found: Record<string, string> = {};
    for await (const [name, handle] of folder.entries()) {
      if (handle instanceof FileSystemFileHandle) found[name] = await (await handle.getFile()).text();
    }
    return found;
  });

test('Saving into a folder writes the file, overwrites nothing, remembers the folder and frees the bytes', async ({
  page,
  server,
}) => {
  await pickFolder(page);
  for (const content of ['first', 'second']) {
    const remoteUrl = server.serve(`/${content}/note.txt`, { content });
    const id = await startJob(page, { files: [{ remoteUrl }] });
    await untilState(page, id, State.TRANSFERRED);
    expect(await complete(page, id, 'folder')).toEqual({ code: 'S_OK', files: [0] });
    expect(await call(page, id, 'getState')).toBe(State.ACKNOWLEDGED);
    expect(await storedPieces(page, id)).toEqual([]);
    expect((await attempt(page, id, 'getFile', 0)).error).toMatchObject({ code: 'BG_E_NOT_FOUND' });
  }
  expect(await folderContents(page)).toEqual({ 'note.txt': 'first', 'note (1).txt': 'second' });
  expect(await page.evaluate(() => Number(Reflect.get(globalThis, 'picks')))).toBe(1);
  expect(await page.evaluate(async () => (await (await ladingReady).getStorage()).held)).toBe(0);
});

test('A file that cannot be delivered leaves the job ready to save, with every byte', async ({ page, server }) => {
  const id = await startJob(page, { files: [{ remoteUrl: server.serve('/kept.txt', { content: 'kept' }) }] });
  await untilState(page, id, State.TRANSFERRED);
  const before = await storedPieces(page, id);
  await page.evaluate(() => {
    const dismiss = (): Promise<never> => Promise.reject(new DOMException('dismissed', 'AbortError'));
    Reflect.set(globalThis, 'showDirectoryPicker', dismiss);
  });
  expect((await attempt(page, id, 'complete', { save: 'folder' })).error).toMatchObject({ name: 'BitsError' });
  expect(await call(page, id, 'getState')).toBe(State.TRANSFERRED);

  await pickFolder(page);
  await page.evaluate(() => {
    Reflect.set(FileSystemFileHandle.prototype, 'createWritable', () =>
      Promise.reject(new DOMException('full', 'QuotaExceededError')),
    );
  });
  expect((await attempt(page, id, 'complete', { save: 'folder' })).error).toMatchObject({
    name: 'BitsError',
    code: 'E_QUOTA',
  });
  expect(await call(page, id, 'getState')).toBe(State.TRANSFERRED);
  expect(await storedPieces(page, id)).toEqual(before);
  expect(await complete(page, id)).toEqual({ code: 'S_OK', files: [0] });
});
