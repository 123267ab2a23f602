import { once } from 'node:events';
import { createServer } from 'node:net';

/** @import { AddressInfo, Server, Socket } from 'node:net' */

/** @typedef {'127.0.0.1' | '::1' | 'localhost'} LoopbackHost */

/**
 * @param {string} address
 * @param {number} port
 * @param {(socket: Socket) => void} onSocket
 */
const listenOn = async (address, port, onSocket) => {
  const server = createServer({ noDelay: true }, onSocket);
  server.listen(port, address);
  await once(server, 'listening');
  return server;
};

/** @param {unknown} error */
const isMissingAddress = (error) =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');

/** @param {Server} server */
const portOf = (server) => {
  const address = /** @type {AddressInfo} */ (server.address());
  return address.port;
};

/**
 * Listens on this machine only and hands over each connection. `localhost` means 127.0.0.1 and, where the machine has
 * it, ::1 on the same port. Rejects with EADDRINUSE for a port that is taken. `stop` refuses further connections and
 * leaves open ones alone.
 * @param {{ host: LoopbackHost, port: number, onSocket: (socket: Socket) => void }} options
 */
export const listenOnLoopback = async ({ host, port, onSocket }) => {
  const first = await listenOn(host === 'localhost' ? '127.0.0.1' : host, port, onSocket);
  const servers = [first];
  if (host === 'localhost') {
    try {
      servers.push(await listenOn('::1', portOf(first), onSocket));
    } catch (error) {
      if (!isMissingAddress(error)) {
        first.close();
        throw error;
      }
    }
  }
  return {
    port: portOf(first),
    stop: () => {
      for (const server of servers) server.close();
    },
  };
};
