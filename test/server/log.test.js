import { once } from 'node:events';
import { get } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { ask } from './ask.js';
import { sha256OfPattern } from './pattern-hash.js';
import { createHash } from 'node:crypto';
import { startServer } from './start-server.js';

/** @import { IncomingMessage } from 'node:http' */

const mebibyte = 2 ** 20;

/**
 * @param {string} url
 * @returns {Promise<IncomingMessage>}
 */
const responseOf = (url) =>
  new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      response.on('error', () => {});
      resolve(response);
    }).on('error', reject);
  });

test('a whole reply is logged with all its facts', async () => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size: 5000 });
  await ask(`${url}?token=1`, { headers: { range: 'bytes=100-', 'x-test': 'yes' } });
  await server.waitFor((log) => log[0]?.ended === 'whole');
  expect(server.log[0]).toMatchObject({
    n: 1,
    nth: 1,
    method: 'GET',
    path: '/a.bin',
    query: '?token=1',
    range: 'bytes=100-',
    status: 206,
    bodyStart: 100,
    bytesSent: 4900,
    effects: [],
  });
  expect(server.log[0]?.headers['x-test']).toBe('yes');
  expect(server.log[0]?.closedAt).toBeGreaterThanOrEqual(server.log[0]?.at ?? Infinity);
});

test('a client that reads nothing is sent no more than the sockets hold', async () => {
  const server = await startServer();
  const url = server.serve('/big.bin', { size: 2 ** 40 });
  const response = await responseOf(url);
  await server.waitFor(() => (server.log[0]?.bytesSent ?? 0) > 0);
  // Another whole transfer in the meantime: the first would be far ahead if nothing held it back.
  await ask(server.serve('/other.bin', { size: 100 * mebibyte }));
  expect(server.log[0]?.bytesSent).toBeLessThan(64 * mebibyte);
  response.destroy();
  await server.waitFor((log) => log[0]?.ended === 'cut-by-client');
});

test('what a client got is never more than what was sent', async () => {
  const server = await startServer();
  const response = await responseOf(server.serve('/big.bin', { size: 2 ** 40 }));
  let got = 0;
  for await (const chunk of response) {
    got += chunk.length;
    if (got > 20 * mebibyte) break;
  }
  await server.waitFor((log) => log[0]?.ended === 'cut-by-client');
  expect(server.log[0]?.bytesSent).toBeGreaterThanOrEqual(got);
});

test('a stalled reply stays open with its bytes sent until the client goes', async () => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size: 5000, faults: [{ effect: { do: 'stall', afterBytes: 1234 } }] });
  const response = await responseOf(url);
  let got = 0;
  response.on('data', (chunk) => {
    got += chunk.length;
    if (got === 1234) response.destroy();
  });
  await once(response, 'close');
  await server.waitFor((log) => log[0]?.ended === 'cut-by-client');
  expect([got, server.log[0]?.bytesSent]).toEqual([1234, 1234]);
});

test('a hanging request is open, without a status', async () => {
  const server = await startServer();
  const url = new URL(server.serve('/a.bin', { faults: [{ effect: { do: 'hang' } }] }));
  const socket = connect(Number(url.port), url.hostname);
  socket.write(`GET ${url.pathname} HTTP/1.1\r\nHost: x\r\n\r\n`);
  await server.waitFor(() => server.activeConnections('/a.bin') === 1);
  expect(server.log[0]).toMatchObject({ status: 0, ended: 'open', effects: ['hang'] });
  socket.destroy();
  await server.waitFor(() => server.activeConnections() === 0);
});

test('bytes of a coded body are those on the wire', async () => {
  const server = await startServer();
  const url = server.serve('/a.bin', { content: 'a'.repeat(100_000), faults: [{ effect: { do: 'gzip' } }] });
  const { body } = await ask(url);
  await server.waitFor((log) => log[0]?.ended === 'whole');
  expect([body.length < 1000, server.log[0]?.bytesSent]).toEqual([true, body.length]);
});

test('waiting in vain says what the log was', async () => {
  const server = await startServer();
  await ask(server.serve('/a.bin', { size: 3 }), { headers: { range: 'bytes=1-' } });
  await expect(server.waitFor(() => false, { timeoutMs: 1 })).rejects.toThrow(/#1 GET \/a\.bin bytes=1- 206 2/);
});

test('a cleared log starts empty, and counts of requests go on', async () => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size: 3 });
  await ask(url);
  server.clearLog();
  await ask(url);
  expect(server.log.map(({ n, nth }) => [n, nth])).toEqual([[2, 2]]);
});

test('an update holds from the next request on', async () => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size: 3, latency: 1 });
  const before = await ask(url);
  server.update(url, { seed: 2, support: 'none' });
  const after = await ask(url, { headers: { range: 'bytes=1-' } });
  expect([before.status, after.status]).toEqual([200, 200]);
  expect(after.headers.etag).not.toBe(before.headers.etag);
  expect(() => server.update('/other', {})).toThrow('nothing is served at /other');
});

test('two hundred connections at once each get their own bytes', async () => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size: 200 * 65_536, seed: 8 });
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, part) =>
      ask(url, { headers: { range: `bytes=${part * 65_536}-${(part + 1) * 65_536 - 1}` } }),
    ),
  );
  const hash = createHash('sha256');
  for (const { body } of answers) hash.update(body);
  expect(hash.digest('hex')).toBe(await sha256OfPattern(8, 200 * 65_536));
});
