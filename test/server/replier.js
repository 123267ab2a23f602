import { corsHeaders, preflightHeaders } from './cors.js';
import { decideReply, isVersionEffect } from './decide-reply.js';
import { createExchange } from './exchange.js';
import { plainReply } from './reply.js';
import { sendReply } from './send-reply.js';
import { parsePlace } from './sites.js';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { createConnections } from './connections.js' */
/** @import { Exchange } from './exchange.js' */
/** @import { createRequestLog, LogEntry } from './request-log.js' */
/** @import { Reply } from './reply.js' */
/** @import { createSites, Site } from './sites.js' */

/**
 * @param {IncomingMessage} request
 * @param {Site} site
 * @param {LogEntry} entry
 * @returns {Reply}
 */
const replyOf = (request, site, entry) => {
  const { method, range } = entry;
  const effects = site.pick(site.resource().faults, { nth: entry.nth, method, range });
  entry.effects = effects.map((effect) => effect.do);
  for (const effect of effects.filter(isVersionEffect)) site.changeVersion(effect);
  const resource = site.resource();
  if (site.active > resource.maxConnections) {
    return plainReply(resource.overloadStatus, corsHeaders(resource.cors), 'too many connections\n');
  }
  const ifRange = request.headers['if-range'];
  return decideReply({ method, range, ifRange: typeof ifRange === 'string' ? ifRange : undefined }, resource, effects);
};

/**
 * @param {IncomingMessage} request
 * @param {Site} site
 */
const preflightReply = (request, site) => {
  const headers = preflightHeaders(site.resource(), request.headers['access-control-request-headers']);
  return plainReply(headers.length === 0 ? 403 : 204, headers, '');
};

/**
 * @param {IncomingMessage} request
 * @param {Site} site
 * @param {LogEntry} entry
 * @param {(reply: Reply) => Promise<void>} send
 */
const answer = async (request, site, entry, send) => {
  if (entry.method === 'OPTIONS') return send(preflightReply(request, site));
  if (entry.method !== 'GET' && entry.method !== 'HEAD') {
    return send(plainReply(405, [['Allow', 'GET, HEAD, OPTIONS']], 'only GET, HEAD and OPTIONS\n'));
  }
  site.active += 1;
  site.peak = Math.max(site.peak, site.active);
  try {
    await send(replyOf(request, site, entry));
  } finally {
    site.active -= 1;
  }
};

/**
 * The request listener: finds the resource, opens the log entry, decides the reply and sees it sent.
 * @param {object} parts
 * @param {ReturnType<typeof createRequestLog>} parts.log
 * @param {ReturnType<typeof createSites>} parts.sites
 * @param {ReturnType<typeof createConnections>} parts.connections
 */
export const createReplier = ({ log, sites, connections }) => {
  /**
   * @param {IncomingMessage} request
   * @param {Exchange} exchange
   */
  const reply = async (request, exchange) => {
    const url = request.url ?? '/';
    const site = sites.find(url);
    const isSite = site !== undefined && !('problem' in site);
    if (isSite && request.method !== 'OPTIONS') site.requests += 1;
    const nth = isSite && request.method !== 'OPTIONS' ? site.requests : 0;
    const entry = log.open(request, { ...parsePlace(url), nth });
    /** @param {Reply} decided */
    const send = (decided) => sendReply(decided, exchange, entry, log);
    if (isSite) return answer(request, site, entry, send);
    const [status, text] = site === undefined ? [404, 'nothing is served here\n'] : [400, site.problem];
    return send(plainReply(status, corsHeaders('exposed'), text));
  };

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  return (request, response) => {
    const exchange = createExchange(response, request.socket);
    connections
      .run(request.socket, () => reply(request, exchange))
      .catch((/** @type {unknown} */ error) => {
        console.error('the faulty server failed in a way nobody asked for:', error);
        request.socket.destroy();
      });
  };
};
