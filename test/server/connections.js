import { resetSocket } from './reset-socket.js';

/** @import { Socket } from 'node:net' */

/**
 * The open sockets of a server: idle ones can be closed, all can be killed, and while draining none is kept after its
 * reply.
 */
export const createConnections = () => {
  /** @type {Map<Socket, number>} */
  const repliesBySocket = new Map();
  let draining = false;

  return {
    /** @param {Socket} socket */
    add: (socket) => {
      repliesBySocket.set(socket, 0);
      socket.once('close', () => repliesBySocket.delete(socket));
    },
    /**
     * Runs one reply on a socket, which counts as busy meanwhile.
     * @param {Socket} socket
     * @param {() => Promise<void>} reply
     */
    run: async (socket, reply) => {
      repliesBySocket.set(socket, (repliesBySocket.get(socket) ?? 0) + 1);
      await reply();
      const running = repliesBySocket.get(socket);
      if (running !== undefined) repliesBySocket.set(socket, running - 1);
      if (draining && running === 1) socket.destroySoon();
    },
    drain: () => {
      draining = true;
      for (const [socket, running] of repliesBySocket) if (running === 0) socket.destroy();
    },
    keep: () => {
      draining = false;
    },
    killAll: () => {
      for (const socket of repliesBySocket.keys()) resetSocket(socket);
    },
  };
};
