import { createServer } from 'node:http';
import { createConnections } from './connections.js';
import { listenOnLoopback } from './loopback-listener.js';
import { createReplier } from './replier.js';
import { createRequestLog } from './request-log.js';
import { createSites, parsePlace } from './sites.js';

/** @import { Server } from 'node:http' */
/** @import { LoopbackHost } from './loopback-listener.js' */
/** @import { LogEntry } from './request-log.js' */
/** @import { ResourceInit } from './resource.js' */

/** @typedef {Awaited<ReturnType<typeof createFaultyServer>>} FaultyServer */

const largestHead = 1024 * 1024;

/**
 * @param {Server} http
 * @param {ReturnType<typeof createConnections>} connections
 * @param {{ host: LoopbackHost, port: number }} address
 */
const createDoor = async (http, connections, { host, port }) => {
  /** @param {number} onPort */
  const open = (onPort) =>
    listenOnLoopback({
      host,
      port: onPort,
      onSocket: (socket) => {
        connections.add(socket);
        http.emit('connection', socket);
      },
    });
  /** @type {Awaited<ReturnType<typeof open>> | undefined} */
  let listener = await open(port);
  const samePort = listener.port;
  return {
    port: samePort,
    shut: () => {
      listener?.stop();
      listener = undefined;
    },
    reopen: async () => {
      listener ??= await open(samePort);
    },
  };
};

/**
 * An HTTP server on this machine whose resources are data and whose misbehaviour is data too; every request is in its
 * log.
 * @param {{ port?: number, host?: LoopbackHost }} [options]
 */
export const createFaultyServer = async ({ port = 0, host = '127.0.0.1' } = {}) => {
  const log = createRequestLog();
  const sites = createSites();
  const connections = createConnections();
  const http = createServer({ keepAliveTimeout: 120_000, requestTimeout: 0, maxHeaderSize: largestHead });
  http.on('request', createReplier({ log, sites, connections }));
  const door = await createDoor(http, connections, { host, port });
  const origin = `http://${host === '::1' ? '[::1]' : host}:${door.port}`;

  /** @param {string} pathOrUrl */
  const requestsFor = (pathOrUrl) => {
    const { path, query } = parsePlace(pathOrUrl);
    return log.entries.filter((entry) => entry.path === path && (query === '' || entry.query === query));
  };

  const destroyConnections = () => {
    for (const entry of log.entries) log.close(entry, 'cut-by-server');
    connections.killAll();
  };

  return {
    origin,
    port: door.port,
    /** Every request so far, oldest first; entries change until they have ended. */
    log: /** @type {readonly LogEntry[]} */ (log.entries),
    /**
     * Puts a resource at a path, with all its counts at zero, and returns its absolute URL.
     * @param {string} path
     * @param {ResourceInit} [resource]
     */
    serve: (path, resource = {}) => {
      sites.serve(path, resource);
      return new URL(path, origin).href;
    },
    /**
     * Changes a resource from the next request on; counts go on.
     * @param {string} pathOrUrl
     * @param {ResourceInit} change
     */
    update: (pathOrUrl, change) => {
      const site = sites.served(pathOrUrl);
      if (!site) throw new Error(`nothing is served at ${pathOrUrl}`);
      site.update(change);
    },
    /** The log of one path, preflights included. */
    requestsFor,
    clearLog: () => {
      log.entries.length = 0;
    },
    /**
     * Replies that are running, at one path or everywhere.
     * @param {string} [pathOrUrl]
     */
    activeConnections: (pathOrUrl) =>
      (pathOrUrl === undefined ? log.entries : requestsFor(pathOrUrl)).filter((entry) => entry.ended === 'open').length,
    /**
     * The most replies that ever ran at once at a path.
     * @param {string} pathOrUrl
     */
    peakConnections: (pathOrUrl) => sites.served(pathOrUrl)?.peak ?? 0,
    /** Resolves when the predicate holds of the log; rejects with the log's end after the time (10 s). */
    waitFor: log.waitFor,
    /** Kills every connection with RST. */
    destroyConnections,
    /** Refuses connections on the same port until `resumeAccepting`; replies that are running go on to their end. */
    pauseAccepting: () => {
      door.shut();
      connections.drain();
    },
    resumeAccepting: async () => {
      connections.keep();
      await door.reopen();
    },
    close: async () => {
      door.shut();
      destroyConnections();
    },
  };
};
