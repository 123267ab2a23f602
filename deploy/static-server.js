import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { listenOnLoopback } from '../test/server/loopback-listener.js';
import { mediaTypeOf } from './media-type.js';
import { securityHeaders } from './policy.js';
import { findStaticFile } from './static-file.js';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { Socket } from 'node:net' */
/** @import { LoopbackHost } from '../test/server/loopback-listener.js' */
/** @import { StaticFile } from './static-file.js' */

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {Readonly<Record<string, string>>} [headers]
 */
const refuse = (response, status, headers = {}) => {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache', ...headers });
  response.end(`${status}\n`);
};

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {StaticFile} file
 */
const sendFile = async (request, response, file) => {
  const etag = `"${file.size.toString(36)}-${file.modified.getTime().toString(36)}"`;
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': mediaTypeOf(file.path), 'Content-Length': file.size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file.path), response);
};

/**
 * @param {ServerResponse} response
 * @param {unknown} value
 */
const sendJson = (response, value) => {
  response
    .writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' })
    .end(JSON.stringify(value));
};

/**
 * The path below the base, `undefined` outside it.
 * @param {string} url
 * @param {string} basePath
 */
const pathBelow = (url, basePath) => {
  const path = url.replace(/[?#].*$/s, '');
  return path.startsWith(basePath) ? `/${path.slice(basePath.length)}` : undefined;
};

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {{ root: string, basePath: string, json: ReadonlyMap<string, unknown>, headers: Readonly<Record<string, string>> }} site
 */
const answer = async (request, response, { root, basePath, json, headers }) => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, { Allow: 'GET, HEAD' });
  const path = pathBelow(request.url ?? '/', basePath);
  if (path !== undefined && json.has(path)) return sendJson(response, json.get(path));
  const file = path === undefined ? undefined : await findStaticFile(root, path);
  return file === undefined ? refuse(response, 404) : sendFile(request, response, file);
};

/**
 * Serves a build on this machine with the security headers, from `/` or from a sub path such as `/lading/`. Port 0
 * takes a free one. `json` answers its paths (below the base, with a leading slash) in place of files; `headers` go with
 * every reply.
 * @param {{ root: string, port?: number, host?: LoopbackHost, basePath?: string, json?: ReadonlyMap<string, unknown>, headers?: Readonly<Record<string, string>> }} options
 */
export const createStaticServer = async ({
  root,
  port = 0,
  host = '127.0.0.1',
  basePath = '/',
  json = new Map(),
  headers = securityHeaders,
}) => {
  const site = { root: await realpath(root), basePath: `/${basePath}/`.replace(/\/+/g, '/'), json, headers };
  const http = createServer((request, response) => {
    // A browser that goes away in the middle, or a file that does, ends this reply and nothing else.
    answer(request, response, site).catch(() => response.destroy());
  });
  /** @type {Set<Socket>} */
  const sockets = new Set();
  const listener = await listenOnLoopback({
    host,
    port,
    onSocket: (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      http.emit('connection', socket);
    },
  });
  const origin = `http://${host === '::1' ? '[::1]' : host}:${listener.port}`;
  return {
    origin,
    url: new URL(site.basePath, origin).href,
    close: async () => {
      listener.stop();
      for (const socket of sockets) socket.destroy();
    },
  };
};
