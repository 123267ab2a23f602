import { get } from 'node:http';
import { expect, test } from 'vitest';
import { ask } from './ask.js';
import { startServer } from './start-server.js';

test('the slower of two replies is behind when the faster one is done', async () => {
  const server = await startServer();
  const slow = server.serve('/slow.bin', { size: 100_000_000, rate: 10_000 });
  const quick = server.serve('/quick.bin', { size: 500_000, rate: 5_000_000 });
  const slowAnswer = ask(slow);
  await server.waitFor(() => server.requestsFor(slow).length === 1);
  await ask(quick);
  expect(server.requestsFor(slow)[0]?.bytesSent).toBeLessThan(250_000);
  server.destroyConnections();
  expect((await slowAnswer).error).toBe('ECONNRESET');
});

test('a reply becomes slow only after its quick beginning', async () => {
  const server = await startServer();
  const faults = [{ effect: /** @type {const} */ ({ do: 'slow', rate: 100, afterBytes: 70_000 }) }];
  const { body } = await fetch(server.serve('/a.bin', { size: 100_000_000, faults }));
  let got = 0;
  for await (const chunk of body ?? []) {
    got += chunk.length;
    if (got >= 70_000) break;
  }
  expect(got).toBeLessThan(71_000);
});

test('headers wait for the latency', async () => {
  const server = await startServer();
  expect((await ask(server.serve('/patient', { size: 1, latency: 5 }))).status).toBe(200);
});

test('a client that leaves during the latency gets no headers', async () => {
  const server = await startServer();
  const asked = get(server.serve('/late', { latency: 60_000 }));
  asked.on('error', () => {});
  await server.waitFor((log) => log.length === 1);
  asked.destroy();
  await server.waitFor((log) => log[0]?.ended === 'cut-by-client');
  expect(server.log[0]?.status).toBe(0);
});

test('connections beyond the most are refused, and the peak is known', async () => {
  const server = await startServer();
  const faults = [{ when: { to: 2 }, effect: /** @type {const} */ ({ do: 'stall', afterBytes: 1 }) }];
  const url = server.serve('/a.bin', { maxConnections: 2, overloadStatus: 429, faults });
  const held = [ask(url), ask(url)];
  await server.waitFor(() => server.requestsFor(url).filter(({ bytesSent }) => bytesSent === 1).length === 2);
  expect((await ask(url)).status).toBe(429);
  server.destroyConnections();
  await Promise.all(held);
  expect((await ask(url)).status).toBe(200);
  expect(server.peakConnections(url)).toBe(3);
});
