import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256OfPattern } from '../server/pattern-hash.js';
import { askedSpan, asksFor } from './asked.ts';
import { call, complete, MiB, sha256Of, spansOf, startJob, State, storedPieces, textOf, untilState } from './drive.ts';
import { expect, test } from './fixtures.ts';

const GiB = 1024 * MiB;

test('A file without a byte becomes an empty file', async ({ page, server }) => {
  const id = await startJob(page, { files: [{ remoteUrl: server.serve('/empty.bin', { size: 0 }) }] });
  const { progress } = await untilState(page, id, State.TRANSFERRED);
  expect(progress).toEqual({ bytesTotal: 0, bytesTransferred: 0, filesTotal: 1, filesTransferred: 1 });
  expect(await complete(page, id)).toEqual({ code: 'S_OK', files: [0] });
  expect(await textOf(page, id)).toBe('');
  expect(server.log.filter(({ method }) => method === 'GET').length).toBeLessThanOrEqual(2);
});

test('A file of one byte is that byte', async ({ page, server }) => {
  const id = await startJob(page, { files: [{ remoteUrl: server.serve('/one.txt', { content: 'x' }) }] });
  const { progress } = await untilState(page, id, State.TRANSFERRED);
  expect(progress).toMatchObject({ bytesTotal: 1, bytesTransferred: 1 });
  await complete(page, id);
  expect(await textOf(page, id)).toBe('x');
});

for (const length of ['chunked', 'close-delimited'] as const) {
  test(`A file of unknown length (${length}) comes whole, and its length is known in the end`, async ({
    page,
    server,
    hashing,
  }) => {
    const size = 6 * MiB + 7;
    const url = server.serve('/endless.bin', { size, seed: 4, length, support: 'none', rate: 4 * MiB });
    const id = await startJob(page, { files: [{ remoteUrl: url }] });
    const { progress } = await untilState(page, id, State.TRANSFERRING);
    expect(progress.bytesTotal).toBeUndefined();
    expect((await untilState(page, id, State.TRANSFERRED)).progress).toMatchObject({
      bytesTotal: size,
      bytesTransferred: size,
    });
    await complete(page, id);
    expect(await sha256Of(page, hashing, id)).toBe(await sha256OfPattern(4, size));
    expect(asksFor(server, url)).toHaveLength(1);
  });
}

test('A server without ranges is asked once, and its file comes whole over one connection', async ({
  page,
  server,
  hashing,
}) => {
  const size = 24 * MiB;
  const url = server.serve('/plain.bin', { size, seed: 6, support: 'none', acceptRanges: null, rate: 16 * MiB });
  const id = await startJob(page, { files: [{ remoteUrl: url }] });
  await untilState(page, id, State.TRANSFERRED);
  expect(spansOf(await storedPieces(page, id))).toEqual([[0, size]]);
  await complete(page, id);
  expect(await sha256Of(page, hashing, id)).toBe(await sha256OfPattern(6, size));
  expect(asksFor(server, url).map(({ status, bytesSent }) => [status, bytesSent])).toEqual([[200, size]]);
});

test('The end and the middle of a file of 6 GiB are read by ranges, packed in the order asked', async ({
  page,
  server,
  hashing,
}) => {
  const size = 6 * GiB;
  const end = [size - MiB, size] as const;
  const middle = [4 * GiB - 1000, 4 * GiB + 2 * MiB] as const;
  const url = server.serve('/giant.bin', { size, seed: 8 });
  const ranges = [
    { offset: end[0], length: 'eof' as const },
    { offset: middle[0], length: middle[1] - middle[0] },
  ];
  const id = await startJob(page, { files: [{ remoteUrl: url, ranges }] });
  const wanted = 3 * MiB + 1000;
  const { progress, files } = await untilState(page, id, State.TRANSFERRED);
  expect(progress).toMatchObject({ bytesTotal: wanted, bytesTransferred: wanted });
  expect(files[0]?.held).toEqual([middle, end]);
  await complete(page, id);
  expect(await sha256Of(page, hashing, id)).toBe(await sha256OfPattern(8, [end, middle]));
  const starts = asksFor(server, url).map((entry) => askedSpan(entry, size)[0]);
  expect(Math.min(...starts)).toBeGreaterThanOrEqual(middle[0]);
});

test('Ranges that touch or repeat the order of the file come out as they were asked for', async ({ page, server }) => {
  const content = 'abcdefghijklmnopqrstuvwxyz';
  const url = server.serve('/letters.txt', { content });
  const ranges = [
    { offset: 23, length: 'eof' as const },
    { offset: 0, length: 3 },
    { offset: 3, length: 2 },
    { offset: 10, length: 1 },
  ];
  const id = await startJob(page, { files: [{ remoteUrl: url, ranges }] });
  await untilState(page, id, State.TRANSFERRED);
  await complete(page, id);
  expect(await textOf(page, id)).toBe('xyzabcdek');
});

test('A range beyond the end of the file is an error that keeps the job', async ({ page, server }) => {
  const url = server.serve('/short.txt', { content: 'short' });
  const id = await startJob(page, { files: [{ remoteUrl: url, ranges: [{ offset: 3, length: 10 }] }] });
  const { error } = await untilState(page, id, State.ERROR);
  expect(error).toMatchObject({ code: 'BG_E_INVALID_RANGE', fileIndex: 0 });
  expect(await storedPieces(page, id)).toEqual([]);
});

test('The server names the file by its Content-Disposition, and a given name wins', async ({ page, server }) => {
  const contentDisposition = `attachment; filename="plain.bin"; filename*=UTF-8''%C3%9Cbersicht%20%E2%80%93%20%E6%97%A5.bin`;
  const remoteUrl = server.serve('/x?id=1', { size: 10, contentDisposition });
  const id = await startJob(page, { files: [{ remoteUrl }] });
  const named = await untilState(page, id, State.TRANSFERRED);
  expect([named.displayName, named.files[0]?.localName]).toEqual(['Übersicht – 日.bin', 'Übersicht – 日.bin']);
  const given = await startJob(page, { displayName: 'My job', files: [{ remoteUrl, localName: '../a:b.bin' }] });
  const kept = await untilState(page, given, State.TRANSFERRED);
  expect([kept.displayName, kept.files[0]?.localName]).toEqual(['My job', expect.stringMatching(/^a.b\.bin$/)]);
});

test('Files of one job have names of their own, and each its own bytes', async ({ page, server, hashing }) => {
  const sizes = [MiB, 0, 3 * MiB + 1];
  const files = sizes.map((size, seed) => ({ remoteUrl: server.serve(`/${seed}/same.bin`, { size, seed }) }));
  const id = await startJob(page, { files });
  const snapshot = await untilState(page, id, State.TRANSFERRED);
  expect(snapshot.files.map(({ localName }) => localName)).toEqual(['same.bin', 'same (1).bin', 'same (2).bin']);
  expect(snapshot.progress).toMatchObject({ bytesTotal: 4 * MiB + 1, filesTotal: 3, filesTransferred: 3 });
  expect(await complete(page, id)).toEqual({ code: 'S_OK', files: [0, 1, 2] });
  for (const [index, size] of sizes.entries()) {
    expect(await sha256Of(page, hashing, id, index)).toBe(await sha256OfPattern(index, size));
  }
});

test('A file of the same origin comes too', async ({ page, app, dist }) => {
  const id = await startJob(page, { files: [{ remoteUrl: new URL('icons/app-icon.svg', app.url).href }] });
  await untilState(page, id, State.TRANSFERRED);
  await complete(page, id);
  expect(await textOf(page, id)).toBe(await readFile(join(dist, 'icons/app-icon.svg'), 'utf8'));
  expect((await call(page, id, 'getSnapshot')).displayName).toBe('app-icon.svg');
});
