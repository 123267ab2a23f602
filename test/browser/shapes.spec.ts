import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256OfPattern } from '../server/pattern-hash.js';
import { askedSpan, asksFor } from './asked.ts';
import {
  call,
  complete,
  holdTo,
  MiB,
  sha256Of,
  spansOf,
  startJob,
  State,
  storedPieces,
  textOf,
  untilState,
} from './drive.ts';
import { expect, test } from './fixtures.ts';

const GiB = 1024 * MiB;

test('A file without a byte becomes an empty file, one of one byte is that byte, and one of the same origin comes too', async ({
  page,
  server,
  app,
  dist,
}) => {
  const empty = await startJob(page, { files: [{ remoteUrl: server.serve('/empty.bin', { size: 0 }) }] });
  const none = (await untilState(page, empty, State.TRANSFERRED)).progress;
  expect(none).toEqual({ bytesTotal: 0, bytesTransferred: 0, filesTotal: 1, filesTransferred: 1 });
  expect(await complete(page, empty)).toEqual({ code: 'S_OK', files: [0] });
  expect(await textOf(page, empty)).toBe('');
  expect(server.log.filter(({ method }) => method === 'GET').length).toBeLessThanOrEqual(2);

  const one = await startJob(page, { files: [{ remoteUrl: server.serve('/one.txt', { content: 'x' }) }] });
  const { progress } = await untilState(page, one, State.TRANSFERRED);
  expect(progress).toMatchObject({ bytesTotal: 1, bytesTransferred: 1 });
  await complete(page, one);
  expect(await textOf(page, one)).toBe('x');

  const own = await startJob(page, { files: [{ remoteUrl: new URL('icons/app-icon.svg', app.url).href }] });
  await untilState(page, own, State.TRANSFERRED);
  await complete(page, own);
  expect(await textOf(page, own)).toBe(await readFile(join(dist, 'icons/app-icon.svg'), 'utf8'));
  expect((await call(page, own, 'getSnapshot')).displayName).toBe('app-icon.svg');
});

const lengths = ['chunked', 'close-delimited'] as const;

test('Files of unknown length come whole, and their length is known in the end', async ({ page, server, hashing }) => {
  const size = 6 * MiB + 7;
  const hash = await sha256OfPattern(4, size);
  await holdTo(page, 256 * 1024);
  const begun = lengths.map(async (length) => {
    const url = server.serve(`/${length}.bin`, { size, seed: 4, length, support: 'none' });
    const id = await startJob(page, { files: [{ remoteUrl: url }] });
    const { progress } = await untilState(page, id, State.TRANSFERRING);
    return { length, url, id, totalAtFirst: progress.bytesTotal };
  });
  const ends = (await Promise.all(begun)).map(async ({ length, url, id, totalAtFirst }) => {
    await holdTo(page, 0);
    const { bytesTotal, bytesTransferred } = (await untilState(page, id, State.TRANSFERRED)).progress;
    await complete(page, id);
    const asks = asksFor(server, url).length;
    const isFile = (await sha256Of(page, hashing, id)) === hash;
    return { length, totalAtFirst, bytesTotal, bytesTransferred, asks, isFile };
  });
  const right = { totalAtFirst: undefined, bytesTotal: size, bytesTransferred: size, asks: 1, isFile: true };
  expect(await Promise.all(ends)).toEqual(lengths.map((length) => ({ length, ...right })));
});

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

test('The end and the middle of a file of 6 GiB are read by ranges, in the order asked, also where ranges touch; one beyond the end is an error that keeps the job', async ({
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

  const letters = server.serve('/letters.txt', { content: 'abcdefghijklmnopqrstuvwxyz' });
  const touching = [
    { offset: 23, length: 'eof' as const },
    { offset: 0, length: 3 },
    { offset: 3, length: 2 },
    { offset: 10, length: 1 },
  ];
  const mixed = await startJob(page, { files: [{ remoteUrl: letters, ranges: touching }] });
  await untilState(page, mixed, State.TRANSFERRED);
  await complete(page, mixed);
  expect(await textOf(page, mixed)).toBe('xyzabcdek');

  const short = server.serve('/short.txt', { content: 'short' });
  const beyond = await startJob(page, { files: [{ remoteUrl: short, ranges: [{ offset: 3, length: 10 }] }] });
  const { error } = await untilState(page, beyond, State.ERROR);
  expect(error).toMatchObject({ code: 'BG_E_INVALID_RANGE', fileIndex: 0 });
  expect(await storedPieces(page, beyond)).toEqual([]);
});

test('The server names a file by its Content-Disposition, a given name wins, and files of one job have names and bytes of their own', async ({
  page,
  server,
  hashing,
}) => {
  const contentDisposition = `attachment; filename="plain.bin"; filename*=UTF-8''%C3%9Cbersicht%20%E2%80%93%20%E6%97%A5.bin`;
  const remoteUrl = server.serve('/x?id=1', { size: 10, contentDisposition });
  const id = await startJob(page, { files: [{ remoteUrl }] });
  const named = await untilState(page, id, State.TRANSFERRED);
  expect([named.displayName, named.files[0]?.localName]).toEqual(['Übersicht – 日.bin', 'Übersicht – 日.bin']);
  const given = await startJob(page, { displayName: 'My job', files: [{ remoteUrl, localName: '../a:b.bin' }] });
  const kept = await untilState(page, given, State.TRANSFERRED);
  expect([kept.displayName, kept.files[0]?.localName]).toEqual(['My job', expect.stringMatching(/^a.b\.bin$/)]);

  const sizes = [MiB, 0, 3 * MiB + 1];
  const files = sizes.map((size, seed) => ({ remoteUrl: server.serve(`/${seed}/same.bin`, { size, seed }) }));
  const many = await startJob(page, { files });
  const snapshot = await untilState(page, many, State.TRANSFERRED);
  expect(snapshot.files.map(({ localName }) => localName)).toEqual(['same.bin', 'same (1).bin', 'same (2).bin']);
  expect(snapshot.progress).toMatchObject({ bytesTotal: 4 * MiB + 1, filesTotal: 3, filesTransferred: 3 });
  expect(await complete(page, many)).toEqual({ code: 'S_OK', files: [0, 1, 2] });
  for (const [index, size] of sizes.entries()) {
    expect(await sha256Of(page, hashing, many, index)).toBe(await sha256OfPattern(index, size));
  }
});
