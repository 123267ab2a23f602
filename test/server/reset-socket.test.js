import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { resetSocket } from './reset-socket.js';

/** @import { AddressInfo } from 'node:net' */

/** Both ends of a connection. */
const connectPair = async () => {
  const listener = createServer({ allowHalfOpen: true });
  onTestFinished(() => void listener.close());
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = /** @type {AddressInfo} */ (listener.address());
  const client = connect(port, '127.0.0.1');
  const [[near]] = await Promise.all([once(listener, 'connection'), once(client, 'connect')]);
  return { near, client };
};

test('an open connection is reset', async () => {
  const { near, client } = await connectPair();
  const failure = once(client, 'error');
  resetSocket(near);
  expect((await failure)[0]).toMatchObject({ code: 'ECONNRESET' });
});

test('a connection that is being shut down is let go of all the same', async () => {
  const { near, client } = await connectPair();
  client.on('error', () => {});
  const closed = once(near, 'close');
  near.end();
  resetSocket(near);
  await closed;
  client.destroy();
  expect(near.destroyed).toBe(true);
});
