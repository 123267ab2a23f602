import { Agent } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from './ask.js';
import { createFaultyServer } from './faulty-server.js';
import { startServer } from './start-server.js';

test('a dead server refuses connections and comes back on the same port with its resources', async () => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size: 10 });
  server.pauseAccepting();
  expect((await ask(url)).error).toBe('ECONNREFUSED');
  await server.resumeAccepting();
  expect((await ask(url)).status).toBe(200);
});

test('pausing closes idle connections, and lets running replies end', async () => {
  const server = await startServer();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const idle = server.serve('/idle.bin', { size: 10 });
  const busy = server.serve('/busy.bin', { size: 30_000, rate: 300_000 });
  await ask(idle, { agent });
  const running = ask(busy);
  await server.waitFor(() => (server.requestsFor(busy)[0]?.bytesSent ?? 0) > 0);
  server.pauseAccepting();
  expect((await running).body.length).toBe(30_000);
  expect((await ask(idle, { agent })).status).toBe(0);
});

test('destroyed connections end in a reset for every client', async () => {
  const server = await startServer();
  const url = server.serve('/a.bin', { size: 2 ** 40, rate: 1_000_000 });
  const answers = [ask(url), ask(url)];
  await server.waitFor((log) => log.filter(({ bytesSent }) => bytesSent > 0).length === 2);
  server.destroyConnections();
  expect((await Promise.all(answers)).map(({ error }) => error)).toEqual(['ECONNRESET', 'ECONNRESET']);
  expect(server.log.map(({ ended }) => ended)).toEqual(['cut-by-server', 'cut-by-server']);
  expect((await ask(server.serve('/b', { size: 1 }))).status).toBe(200);
});

test('localhost answers on both loopback addresses where there are two', async () => {
  const server = await createFaultyServer({ host: 'localhost' });
  onTestFinished(() => server.close());
  server.serve('/a', { size: 1 });
  expect((await ask(`http://127.0.0.1:${server.port}/a`)).status).toBe(200);
  expect((await ask(`${server.origin}/a`)).status).toBe(200);
});

test('a taken port is told at once', async () => {
  const server = await startServer();
  await expect(createFaultyServer({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('a closed server is gone', async () => {
  const server = await createFaultyServer();
  const url = server.serve('/a', { size: 1 });
  await server.close();
  await server.close();
  expect((await ask(url)).error).toBe('ECONNREFUSED');
});
