/** @import { Socket } from 'node:net' */

/**
 * Ends a connection with RST. One that is already being shut down is closed instead: Node 20 asks libuv to reset it,
 * libuv refuses (`uv_tcp_close_reset` during a shutdown is EINVAL), Node forgets the handle, and the process then spins
 * for ever at its exit.
 * @param {Socket} socket
 */
export const resetSocket = (socket) => {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
};
