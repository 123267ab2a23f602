import { request } from 'node:http';

/** @import { Agent, IncomingHttpHeaders } from 'node:http' */

/**
 * What a client got: `error` is set when the connection failed, and `body` is then what had arrived by that time.
 * @typedef {object} Answer
 * @property {number} status 0 without headers
 * @property {IncomingHttpHeaders} headers
 * @property {Buffer} body
 * @property {string | undefined} error
 */

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

/**
 * One request on a connection of its own, read to its end, however it ends; never rejects.
 * @param {string} url
 * @param {{ method?: string, headers?: Record<string, string>, agent?: Agent }} [options]
 * @returns {Promise<Answer>}
 */
export const ask = (url, { method = 'GET', headers = {}, agent } = {}) =>
  new Promise((resolve) => {
    let answered = false;
    const outgoing = request(url, { method, headers, agent: agent ?? false }, (response) => {
      answered = true;
      /** @type {Buffer[]} */
      const chunks = [];
      /** @param {string | undefined} error */
      const settle = (error) =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks), error });
      response.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
      response.once('end', () => settle(undefined));
      response.once('error', (error) => settle(codeOf(error)));
    });
    // Once there is a response the same failure reaches it too, after the bytes that came before.
    outgoing.on('error', (error) => {
      if (!answered) resolve({ status: 0, headers: {}, body: Buffer.alloc(0), error: codeOf(error) });
    });
    outgoing.end();
  });
