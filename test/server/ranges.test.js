import { Agent } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from './ask.js';
import { patternBytes } from './pattern.js';
import { startServer } from './start-server.js';

const size = 100_000;

test.each([
  ['bytes=0-0', 0, 1],
  ['bytes=10-19', 10, 20],
  ['bytes=99990-', 99_990, size],
  ['bytes=99990-200000', 99_990, size],
  ['bytes=-5', size - 5, size],
  ['bytes=-200000', 0, size],
  ['BYTES=5-6', 5, 7],
  ['bytes=0-99999999999999999999', 0, size],
])('%s is answered with 206 and exactly these bytes', async (range, start, end) => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size, seed: 4 });
  const answer = await ask(url, { headers: { range } });
  expect(answer.status).toBe(206);
  expect(answer.headers['content-range']).toBe(`bytes ${start}-${end - 1}/${size}`);
  expect(answer.headers['content-length']).toBe(`${end - start}`);
  expect(answer.body.equals(patternBytes(4, start, end))).toBe(true);
});

test.each([['bytes=100000-'], ['bytes=100000-100001'], ['bytes=-0']])('%s cannot be satisfied', async (range) => {
  const server = await startServer();
  const answer = await ask(server.serve('/a.bin', { size }), { headers: { range } });
  expect(answer.status).toBe(416);
  expect(answer.headers['content-range']).toBe(`bytes */${size}`);
  expect(answer.body.length).toBe(0);
});

test.each([['bytes=9-5'], ['bytes=-'], ['bytes=0-1,5-6'], ['items=0-1'], ['bytes=a-b'], ['bytes=+1-2']])(
  '%s is ignored',
  async (range) => {
    const server = await startServer();
    const answer = await ask(server.serve('/a.bin', { size }), { headers: { range } });
    expect(answer.status).toBe(200);
    expect(answer.body.length).toBe(size);
  },
);

test('an empty resource is 200 without bytes, and 416 to any range', async () => {
  const server = await startServer();
  const url = server.serve('/empty.bin', { size: 0 });
  const whole = await ask(url);
  const ranged = await ask(url, { headers: { range: 'bytes=0-' } });
  expect([whole.status, whole.headers['content-length'], whole.body.length]).toEqual([200, '0', 0]);
  expect([ranged.status, ranged.headers['content-range']]).toEqual([416, 'bytes */0']);
});

test.each([
  ['the strong ETag', '"one"', 206],
  ['another ETag', '"two"', 200],
  ['a weak form of the ETag', 'W/"one"', 200],
  ['the date of Last-Modified', 'Wed, 01 Jan 2025 00:00:00 GMT', 206],
  ['a later date', 'Wed, 01 Jan 2025 00:00:01 GMT', 200],
])('If-Range with %s', async (_name, condition, status) => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size, etag: '"one"' });
  const answer = await ask(url, { headers: { range: 'bytes=5-', 'if-range': condition } });
  expect(answer.status).toBe(status);
});

test('a weak ETag never satisfies If-Range', async () => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size, etag: 'W/"one"' });
  expect((await ask(url, { headers: { range: 'bytes=5-', 'if-range': 'W/"one"' } })).status).toBe(200);
});

test('a server that does not honour If-Range sends the part of any version', async () => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size, honoursIfRange: false });
  expect((await ask(url, { headers: { range: 'bytes=5-', 'if-range': '"old"' } })).status).toBe(206);
});

test('HEAD tells the whole and sends nothing', async () => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size, etag: '"one"' });
  const answer = await ask(url, { method: 'HEAD', headers: { range: 'bytes=0-1' } });
  expect([answer.status, answer.headers['content-length'], answer.headers.etag]).toEqual([200, `${size}`, '"one"']);
  expect(server.requestsFor(url)[0]?.bytesSent).toBe(0);
});

test('a resource without range support says nothing of ranges and sends the whole', async () => {
  const server = await startServer();
  const answer = await ask(server.serve('/a.bin', { size, support: 'none' }), { headers: { range: 'bytes=5-' } });
  expect([answer.status, answer.headers['accept-ranges'], answer.body.length]).toEqual([200, undefined, size]);
});

test.each([
  ['chunked', 'chunked'],
  ['close-delimited', undefined],
])('a %s body has no length, and its parts have no total', async (length, encoding) => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size, length: length === 'chunked' ? 'chunked' : 'close-delimited' });
  const whole = await ask(url);
  expect([whole.headers['content-length'], whole.headers['transfer-encoding']]).toEqual([undefined, encoding]);
  expect([whole.body.length, whole.error]).toEqual([size, undefined]);
  const part = await ask(url, { headers: { range: 'bytes=5-9' } });
  expect([part.headers['content-range'], part.body.length]).toEqual(['bytes 5-9/*', 5]);
});

test('bytes past 4 GiB and at the very end of the largest file are right', async () => {
  const server = await startServer();
  const largest = Number.MAX_SAFE_INTEGER;
  const url = server.serve('/large.bin', { size: largest, seed: 2 });
  const middle = await ask(url, { headers: { range: `bytes=${2 ** 32 - 2}-${2 ** 32 + 1}` } });
  const last = await ask(url, { headers: { range: 'bytes=-3' } });
  expect(middle.body).toEqual(patternBytes(2, 2 ** 32 - 2, 2 ** 32 + 2));
  expect(last.headers['content-range']).toBe(`bytes ${largest - 3}-${largest - 1}/${largest}`);
  expect(last.body).toEqual(patternBytes(2, largest - 3, largest));
});

test('fixed content is sent as it is', async () => {
  const server = await startServer();
  const url = server.serve('/list.txt', { content: 'héllo', contentType: 'text/plain; charset=utf-8' });
  expect((await ask(url)).body.toString()).toBe('héllo');
});

test('a connection is kept for the next request', async () => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  await ask(url, { agent });
  const second = await ask(url, { agent });
  expect(second.headers.connection).toBe('keep-alive');
  expect(Object.values(agent.freeSockets).flat().length).toBe(1);
});

test.each([
  ['exposed', '*', true],
  ['plain', '*', false],
  ['none', undefined, false],
])('cors %s', async (cors, allowed, exposes) => {
  const server = await startServer();
  const url = server.serve('/a.bin', { cors: cors === 'none' ? 'none' : cors === 'plain' ? 'plain' : 'exposed' });
  const { headers } = await ask(url);
  expect(headers['access-control-allow-origin']).toBe(allowed);
  expect(headers['access-control-expose-headers']?.includes('Content-Range') ?? false).toBe(exposes);
});

test('a preflight is allowed or refused, and is no request of the resource', async () => {
  const server = await startServer();
  const asked = { 'access-control-request-headers': 'if-range', 'access-control-request-method': 'GET' };
  const open = await ask(server.serve('/open', {}), { method: 'OPTIONS', headers: asked });
  const shut = await ask(server.serve('/shut', { preflight: 'refuse' }), { method: 'OPTIONS', headers: asked });
  expect([open.status, open.headers['access-control-allow-headers']]).toEqual([204, 'if-range']);
  expect([shut.status, shut.headers['access-control-allow-origin']]).toEqual([403, undefined]);
  expect(server.requestsFor('/open')[0]?.nth).toBe(0);
});

test('the Date can be left out or lie', async () => {
  const server = await startServer();
  const without = await ask(server.serve('/a', { date: false }));
  const lying = await ask(server.serve('/b', { date: 'Wed, 01 Jan 2025 00:00:00 GMT' }));
  expect([without.headers.date, lying.headers.date]).toEqual([undefined, 'Wed, 01 Jan 2025 00:00:00 GMT']);
});

test('header text beyond Latin-1 goes out as UTF-8', async () => {
  const server = await startServer();
  const answer = await ask(server.serve('/a', { contentDisposition: 'attachment; filename="貨物.bin"' }));
  const text = Buffer.from(answer.headers['content-disposition'] ?? '', 'latin1').toString();
  expect(text).toBe('attachment; filename="貨物.bin"');
});

test('other methods and unknown addresses are refused, and logged', async () => {
  const server = await startServer();
  expect((await ask(server.serve('/a', {}), { method: 'DELETE' })).status).toBe(405);
  expect((await ask(`${server.origin}/nothing?x=1`)).status).toBe(404);
  expect(server.log.map(({ method, path, query, status }) => [method, path, query, status])).toEqual([
    ['DELETE', '/a', '', 405],
    ['GET', '/nothing', '?x=1', 404],
  ]);
});
