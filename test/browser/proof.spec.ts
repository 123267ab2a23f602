import { sha256OfPattern } from '../server/pattern-hash.js';
import { asksFor } from './asked.ts';
import { attempt, call, complete, makeJob, MiB, sha256Of, startJob, State, storedPieces, untilState } from './drive.ts';
import { expect, test } from './fixtures.ts';

const size = 3 * MiB;

test('A digest that is given proves the file before it counts as whole, and a kept file is read again when that is asked for', async ({
  page,
  server,
}) => {
  const value = await sha256OfPattern(9, size);
  const url = server.serve('/proved.bin', { size, seed: 9 });
  const base64 = Buffer.from(value, 'hex').toString('base64');
  for (const given of [value, value.toUpperCase(), base64]) {
    const digest = { algorithm: 'sha-256' as const, value: given };
    const id = await startJob(page, { files: [{ remoteUrl: url, digest }] });
    const { files } = await untilState(page, id, State.TRANSFERRED);
    expect(files[0]).toMatchObject({ verified: 'digest', digest: { algorithm: 'sha-256', value } });
  }

  const whole = await startJob(page, { files: [{ remoteUrl: server.serve('/kept.bin', { size, seed: 8 }) }] });
  await untilState(page, whole, State.TRANSFERRED);
  await complete(page, whole);
  const right = { ok: true, digest: { algorithm: 'sha-256', value: await sha256OfPattern(8, size) } };
  expect((await attempt(page, whole, 'verify', 0)).value).toEqual(right);
  expect((await attempt(page, whole, 'verify', 0)).value).toEqual(right);
});

test('A wrong digest is an error that delivers nothing, and a resume fetches the file anew', async ({
  page,
  server,
  hashing,
}) => {
  const url = server.serve('/rotten.bin', { size, seed: 1 });
  const digest = { algorithm: 'sha-256' as const, value: await sha256OfPattern(2, size) };
  const id = await startJob(page, { files: [{ remoteUrl: url, digest }] });
  const { error, files } = await untilState(page, id, State.ERROR);
  expect(error).toMatchObject({ code: 'BG_E_VALIDATION_FAILED', hresult: 0x80200053, fileIndex: 0 });
  expect(files[0]?.completed).toBe(false);
  expect((await attempt(page, id, 'getFile', 0)).error).toMatchObject({ code: 'BG_E_INVALID_STATE', state: 'ERROR' });

  server.update(url, { seed: 2 });
  const asked = asksFor(server, url).length;
  await call(page, id, 'resume');
  await untilState(page, id, State.TRANSFERRED);
  expect(asksFor(server, url).slice(asked)[0]?.range).toBe('bytes=0-');
  expect(new Set((await storedPieces(page, id)).map(({ generation }) => generation)).size).toBe(1);
  await complete(page, id);
  expect(await sha256Of(page, hashing, id)).toBe(digest.value);
});

test('A checksum beside the file is found when it is asked for, but for parts of a file or where one was given; the file is compared with it', async ({
  page,
  server,
}) => {
  const value = await sha256OfPattern(3, size);
  const url = server.serve('/disks/disk.iso', { size, seed: 3 });
  server.serve('/disks/SHA256SUMS', { content: `${'0'.repeat(64)}  other.iso\n${value}  disk.iso\n` });
  const wrong = server.serve('/disks/wrong.iso', { size, seed: 4 });
  server.serve('/disks/wrong.iso.sha256', { content: `${value}  wrong.iso\n` });
  const id = await makeJob(page, { files: [{ remoteUrl: url }, { remoteUrl: wrong }] });
  expect((await attempt(page, id, 'findDigest', 0)).value).toMatchObject({ algorithm: 'sha-256', value });
  expect((await attempt(page, id, 'findDigest', 1)).value).toMatchObject({ url: `${wrong}.sha256` });
  await call(page, id, 'resume');
  const { files, error } = await untilState(page, id, State.ERROR);
  expect(files[0]).toMatchObject({ verified: 'digest', digest: { value } });
  expect(error).toMatchObject({ code: 'BG_E_VALIDATION_FAILED', fileIndex: 1 });

  for (const name of ['a.bin', '100%.bin']) {
    const alone = await makeJob(page, { files: [{ remoteUrl: server.serve(`/alone/${name}`) }] });
    expect((await attempt(page, alone, 'findDigest', 0)).error).toMatchObject({ code: 'BG_E_NOT_FOUND' });
  }

  const remoteUrl = server.serve('/given/a.bin');
  server.serve('/given/a.bin.sha256', { content: 'a'.repeat(64) });
  const digest = { algorithm: 'md5' as const, value: 'b'.repeat(32) };
  const told = await makeJob(page, {
    files: [
      { remoteUrl, digest },
      { remoteUrl, ranges: [{ offset: 0, length: 5 }] },
    ],
  });
  for (const index of [0, 1]) {
    expect((await attempt(page, told, 'findDigest', index)).error).toMatchObject({ code: 'E_INVALIDARG' });
  }
});

test('Every request bypasses the cache and leaves out who asks; headers of a file are sent with each, shown nowhere, and never follow a redirect', async ({
  page,
  server,
}) => {
  const fresh = server.serve('/fresh.bin', { size: MiB });
  const fetched = await startJob(page, { files: [{ remoteUrl: fresh }] });
  await untilState(page, fetched, State.TRANSFERRED);
  const [first] = asksFor(server, fresh);
  expect(first?.headers).toMatchObject({ 'cache-control': 'no-cache', range: 'bytes=0-' });
  expect(first?.headers).not.toHaveProperty('if-range');
  expect(first?.headers).not.toHaveProperty('referer');
  expect(server.requestsFor(fresh).filter(({ method }) => method === 'OPTIONS')).toEqual([]);

  const url = server.serve('/private.bin', { size: 12 * MiB, rate: 4 * MiB });
  const headers = { authorization: 'Bearer one-secret', 'x-part': 'a' };
  const id = await startJob(page, { files: [{ remoteUrl: url, headers }] });
  const snapshot = await untilState(page, id, State.TRANSFERRED);
  const asks = asksFor(server, url);
  expect(asks.length).toBeGreaterThan(1);
  expect(new Set(asks.map((entry) => [entry.headers.authorization, entry.headers['x-part']].join()))).toEqual(
    new Set(['Bearer one-secret,a']),
  );
  expect(asks.filter((entry) => entry.headers.cookie !== undefined || entry.headers.referer !== undefined)).toEqual([]);
  expect(JSON.stringify([snapshot, await call(page, id, 'getLog')])).not.toContain('one-secret');

  const target = server.serve('/target.bin', { size: 1000 });
  const moved = server.serve('/moved.bin', { faults: [{ effect: { do: 'redirect', to: target } }] });
  const bare = await startJob(page, { files: [{ remoteUrl: moved }] });
  await untilState(page, bare, State.TRANSFERRED);
  expect(server.requestsFor(target)).toHaveLength(1);
  const secret = await startJob(page, { files: [{ remoteUrl: moved, headers: { 'x-secret': 'two' } }] });
  const { error } = await untilState(page, secret, State.ERROR);
  expect(JSON.stringify(error)).not.toContain('two');
  expect(asksFor(server, moved).filter((entry) => entry.headers['x-secret'] === 'two').length).toBeGreaterThan(0);
  expect(server.requestsFor(target).filter((entry) => entry.headers['x-secret'] !== undefined)).toEqual([]);
});
