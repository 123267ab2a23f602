import { createFaultyServer } from '../server/faulty-server.js';
import type { Effect, Fault } from '../server/fault.js';
import { sha256OfPattern } from '../server/pattern-hash.js';
import { asksFor } from './asked.ts';
import { attempt, call, complete, MiB, sha256Of, startJob, State, untilState } from './drive.ts';
import { endOf, type Trials, wrongEnds } from './ends.ts';
import { expect, test } from './fixtures.ts';

const file = { size: 5 * MiB + 3, seed: 41, rate: 4 * MiB };
const lost = 'TRANSIENT_ERROR E_CONNECTION, then the file';

const first = (effect: Effect): { faults: Fault[] } => ({ faults: [{ when: { nth: 1 }, effect }] });

/** F30 to F31: what may happen to a connection on its way. */
const trials: Trials = {
  'F30 a first reply that crawls': [first({ do: 'slow', rate: 20_000, afterBytes: MiB }), 'the file'],
  'F31 a reset before the headers': [first({ do: 'cut-before-headers' }), lost, 'the file'],
  'F31 a close before the headers': [first({ do: 'cut-before-headers', how: 'close' }), lost, 'the file'],
  'F31 a reset within the headers': [
    first({ do: 'raw', text: 'HTTP/1.1 206 Partial Content\r\nContent-', how: 'reset' }),
    lost,
    'the file',
  ],
  'F31 a reset after the headers': [first({ do: 'cut', afterBytes: 0 }), lost, 'the file'],
  'F31 a reset after one byte': [first({ do: 'cut', afterBytes: 1 }), lost, 'the file'],
  // On a busy machine the cut overtakes a worker that has not begun to read, and what it had not read is lost (F21).
  'F31 a reset before the last byte': [first({ do: 'cut', afterBytes: file.size - 1 }), 'the file', lost],
  'F31 a reset in every third reply': [
    { faults: [{ when: { every: 3 }, effect: { do: 'cut', afterBytes: MiB } }] },
    'the file',
  ],
  'F37 one 403 in the middle': [{ faults: [{ when: { nth: 2 }, effect: { do: 'status', status: 403 } }] }, 'the file'],
};

test('Whatever happens to a connection, the download goes on, now or at the next try', async ({
  page,
  server,
  hashing,
}) => {
  expect(await wrongEnds({ page, server, hashing }, trials, file)).toEqual({});
});

test('F36 Every kind of redirect is followed, also by a relative address and through another origin, and one that leads nowhere never becomes a file', async ({
  page,
  server,
  hashing,
  host,
}) => {
  const other = await createFaultyServer({ host });
  const small = { size: 300_000, seed: 5 };
  const hash = await sha256OfPattern(small.seed, small.size);
  server.serve('/target.bin', small);
  const there = other.serve('/there.bin', small);
  const back = other.serve('/back', { faults: [{ effect: { do: 'redirect', to: `${server.origin}/target.bin` } }] });
  const hops: [to: string, status?: number][] = [
    ...[301, 302, 303, 307, 308].map((status): [string, number] => ['/target.bin', status]),
    ['target.bin'],
    ['?again', 302],
    [there],
    [back],
  ];
  server.serve('/6?again', small);
  const ends = hops.map(([to, status = 302], at) => {
    const remoteUrl = server.serve(`/${at}`, { faults: [{ effect: { do: 'redirect', to, status } }] });
    return endOf({ page, hashing }, { files: [{ remoteUrl }] }, hash);
  });
  expect(await Promise.all(ends)).toEqual(hops.map(() => 'the file'));

  const nowhere: Readonly<Record<string, string>> = {
    'data:text/plain,x': 'E_CONNECTION',
    'file:///etc/passwd': 'E_CONNECTION',
    'blob:null/x': 'E_CONNECTION',
    'http://127.0.0.1:6667/': 'E_CONNECTION',
    [server.origin.replace('//', '//user:secret@')]: 'E_CONNECTION',
    '/nowhere/0': 'E_CONNECTION',
    '': 'BG_E_INVALID_SERVER_RESPONSE',
  };
  const urls = ['/nowhere/0', ...Object.keys(nowhere)].map((to, at) =>
    server.serve(`/nowhere/${at}`, { faults: [{ effect: { do: 'redirect', to } }] }),
  );
  const bare = server.serve('/bare', { faults: [{ effect: { do: 'status', status: 302 } }] });
  const failures = [...urls, bare].map((remoteUrl) =>
    endOf({ page, hashing }, { files: [{ remoteUrl }], noProgressTimeout: 0 }, 'of no file'),
  );
  const codes = ['E_CONNECTION', ...Object.values(nowhere), 'BG_E_INVALID_SERVER_RESPONSE'];
  expect(await Promise.all(failures)).toEqual(codes.map((code) => `ERROR ${code}`));
  await other.close();
});

test('F36 Every request goes to the address that was given, and a redirect to another file is not spliced', async ({
  page,
  server,
  hashing,
}) => {
  const one = server.serve('/one.bin', { ...file, seed: 1 });
  const two = server.serve('/two.bin', { ...file, seed: 2 });
  const url = server.serve('/link', {
    faults: [
      { when: { to: 2 }, effect: { do: 'redirect', to: one } },
      { when: { from: 3 }, effect: { do: 'redirect', to: two } },
    ],
  });
  const id = await startJob(page, { files: [{ remoteUrl: url }] });
  await untilState(page, id, State.TRANSFERRED);
  await complete(page, id);
  expect(await sha256Of(page, hashing, id)).toBe(await sha256OfPattern(2, file.size));
  const followed = asksFor(server, one).length + asksFor(server, two).length;
  // One that was not needed any more may have been cut before it was followed.
  expect(asksFor(server, url).length).toBeGreaterThanOrEqual(followed);
});

test('F37 A link that expires in the middle keeps its bytes, and a new link brings only the rest', async ({
  page,
  server,
  hashing,
}) => {
  const old = server.serve('/signed.bin?expires=1', {
    ...file,
    faults: [
      { effect: { do: 'cut', afterBytes: MiB }, when: { nth: 1 } },
      { effect: { do: 'status', status: 403 }, when: { from: 2 } },
    ],
  });
  const id = await startJob(page, { files: [{ remoteUrl: old }] });
  const { error, progress } = await untilState(page, id, State.ERROR);
  expect(error?.code).toBe('BG_E_HTTP_ERROR_403');
  expect(progress.bytesTransferred).toBeGreaterThan(0);
  const fresh = server.serve('/signed.bin?expires=2', file);
  await attempt(page, id, 'setRemoteName', 0, fresh);
  await call(page, id, 'resume');
  await untilState(page, id, State.TRANSFERRED);
  await complete(page, id);
  expect(await sha256Of(page, hashing, id)).toBe(await sha256OfPattern(file.seed, file.size));
  expect(asksFor(server, fresh)[0]?.range).not.toBe('bytes=0-');
});
