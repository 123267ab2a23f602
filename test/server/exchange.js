import { resetSocket } from './reset-socket.js';

/** @import { Socket } from 'node:net' */
/** @import { ServerResponse } from 'node:http' */

/** Time for the last bytes to leave before RST, which throws away what is still in the sending buffer. */
const lingerMs = 20;

/**
 * One request's end of a connection: each wait also ends when the client goes away.
 * @typedef {ReturnType<typeof createExchange>} Exchange
 */

/**
 * @param {ServerResponse} response
 * @param {Socket} socket
 */
export const createExchange = (response, socket) => {
  let gone = false;
  let wake = () => {};
  response.once('close', () => {
    gone = true;
    wake();
  });

  /**
   * @param {(done: () => void) => void} start
   * @returns {Promise<void>}
   */
  const until = (start) =>
    new Promise((resolve) => {
      if (gone) return resolve();
      wake = resolve;
      start(resolve);
    });

  return {
    response,
    socket,
    isGone: () => gone,
    /**
     * Resolves once the kernel has taken the bytes.
     * @param {Uint8Array} chunk
     */
    write: (chunk) => until((done) => response.write(chunk, () => done())),
    /** @param {string} text */
    writeRaw: (text) => until((done) => socket.write(text, 'latin1', () => done())),
    finish: () => until((done) => response.end(() => done())),
    untilGone: () => until(() => {}),
    /** @param {number} ms */
    pause: async (ms) => {
      /** @type {NodeJS.Timeout | undefined} */
      let timer;
      await until((done) => (timer = setTimeout(done, ms)));
      clearTimeout(timer);
    },
    /** @param {'reset' | 'close'} how */
    kill: (how) => {
      if (how === 'close') socket.destroySoon();
      else setTimeout(() => resetSocket(socket), lingerMs);
    },
  };
};
