import { expect, test } from 'vitest';
import { ask } from './ask.js';
import { parseByteCount } from './byte-units.js';
import { patternBytes } from './pattern.js';
import { parseQueryResource } from './query-resource.js';
import { startServer } from './start-server.js';

test.each([
  ['0', 0],
  ['4096', 4096],
  ['700KiB', 716_800],
  ['1.5MiB', 1_572_864],
  ['4GiB', 2 ** 32],
  ['2MBps', 2_000_000],
  ['300KB/s', 300_000],
  ['', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['5 apples', undefined],
  ['99999TiB', undefined],
])('%s is so many bytes', (text, expected) => {
  expect(parseByteCount(text)).toBe(expected);
});

test('an address says all that a resource is', async () => {
  const server = await startServer();
  const answer = await ask(
    `${server.origin}/files/3KiB/a.bin?seed=7&etag=none&modified=none&name=${encodeURIComponent('ö.bin')}`,
  );
  expect(answer.status).toBe(200);
  expect(answer.body.equals(patternBytes(7, 0, 3072))).toBe(true);
  expect([answer.headers.etag, answer.headers['last-modified']]).toEqual([undefined, undefined]);
  expect(answer.headers['content-disposition']).toBe('attachment; filename="download"; filename*=UTF-8\'\'%C3%B6.bin');
});

test('faults of an address strike as often as it says', async () => {
  const server = await startServer();
  const url = `${server.origin}/files/1MiB/a.bin?status=503&retry-after=5&times=2`;
  const answers = [await ask(url), await ask(url), await ask(url)];
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
  expect(answers[0]?.headers['retry-after']).toBe('5');
  expect(server.requestsFor(url).map(({ nth }) => nth)).toEqual([1, 2, 3]);
});

test('an address without ranges, or cut, behaves so', async () => {
  const server = await startServer();
  const whole = await ask(`${server.origin}/files/10KiB/a?noranges&nolength`, { headers: { range: 'bytes=5-' } });
  const cut = await ask(`${server.origin}/files/10KiB/a?cut=1KiB`);
  expect([whole.status, whole.headers['content-length'], whole.body.length]).toEqual([200, undefined, 10_240]);
  expect([cut.body.length, cut.error]).toEqual([1024, 'ECONNRESET']);
});

test.each([
  ['/files/much/a.bin', 'not a number of bytes: much'],
  ['/files/1MiB/a.bin?colour=red', 'unknown parameter: colour'],
  ['/files/1MiB/a.bin?toString=1', 'unknown parameter: toString'],
  ['/files/1MiB/a.bin?status=99', 'not a status: 99'],
  ['/files/1MiB/a.bin?cors=maybe', 'not one of none, plain, exposed: maybe'],
  ['/files/1MiB/a.bin?nth=x', 'not a whole number: x'],
])('%s is answered with what is wrong', async (path, problem) => {
  const server = await startServer();
  const answer = await ask(server.origin + path);
  expect([answer.status, answer.body.toString()]).toEqual([400, `${problem}\n`]);
});

test('other paths are no resources in query form', () => {
  expect(parseQueryResource('/other/1MiB/a.bin')).toBe(undefined);
  expect(parseQueryResource('/files/1MiB')).toBe(undefined);
});
