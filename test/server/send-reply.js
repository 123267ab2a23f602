import { bodyChunks } from './body-chunks.js';

/** @import { Exchange } from './exchange.js' */
/** @import { LogEntry, createRequestLog } from './request-log.js' */
/** @import { HttpReply, Reply } from './reply.js' */

const largestChunk = 256 * 1024;
const chunksPerSecond = 20;

/**
 * Keeps a body at its rate: how many bytes to send next, and how long to wait after sending them.
 * @param {HttpReply} reply
 */
const createPacer = ({ rate, slow }) => {
  let dueAt = performance.now();
  let sent = 0;
  const rateNow = () => (slow && sent >= slow.afterBytes ? Math.min(slow.rate, rate) : rate);
  return {
    nextSize: () => {
      const bySpeed = Math.max(1, Math.min(largestChunk, Math.ceil(rateNow() / chunksPerSecond)));
      return slow && sent < slow.afterBytes ? Math.min(bySpeed, slow.afterBytes - sent) : bySpeed;
    },
    /** @param {number} count */
    delayAfter: (count) => {
      dueAt = Math.max(dueAt, performance.now() - 1000) + (count / rateNow()) * 1000;
      sent += count;
      return dueAt - performance.now();
    },
  };
};

/**
 * Node writes header text as Latin-1: text beyond it goes out as the bytes of its UTF-8.
 * @param {string} value
 */
const toHeaderText = (value) => (/[\u0100-\uffff]/.test(value) ? Buffer.from(value).toString('latin1') : value);

/**
 * @param {HttpReply} reply
 * @param {Exchange} exchange
 */
const sendHead = (reply, { response }) => {
  response.sendDate = reply.sendsDate;
  if (reply.framing === 'close-delimited') {
    response.useChunkedEncodingByDefault = false;
    response.shouldKeepAlive = false;
  }
  response.writeHead(
    reply.status,
    reply.headers.flatMap(([name, value]) => [name, toHeaderText(value)]),
  );
  // The head leaves at once; flushHeaders would do that too, but as UTF-8, which doubles every byte past ASCII.
  response.write('', 'latin1');
};

/**
 * @param {HttpReply} reply
 * @param {Exchange} exchange
 * @param {(count: number) => void} onSent
 */
const sendBody = async (reply, exchange, onSent) => {
  const pacer = createPacer(reply);
  for await (const chunk of bodyChunks(reply, pacer.nextSize)) {
    if (exchange.isGone()) return;
    const written = exchange.write(chunk);
    onSent(chunk.length);
    await written;
    const delay = pacer.delayAfter(chunk.length);
    if (delay > 1) await exchange.pause(delay);
  }
};

/**
 * @param {HttpReply} reply
 * @param {Exchange} exchange
 * @param {LogEntry} entry
 * @param {ReturnType<typeof createRequestLog>} log
 */
const sendHttp = async (reply, exchange, entry, log) => {
  if (reply.latency > 0) await exchange.pause(reply.latency);
  if (exchange.isGone()) return;
  entry.status = reply.status;
  entry.bodyStart = reply.bodyStart;
  sendHead(reply, exchange);
  log.changed();
  const body = entry.method === 'HEAD' ? { ...reply, body: [] } : reply;
  await sendBody(body, exchange, (count) => {
    entry.bytesSent += count;
    log.changed();
  });
  if (exchange.isGone()) return;
  if (reply.ending === 'stall') return exchange.untilGone();
  if (reply.ending !== 'whole') {
    log.close(entry, 'cut-by-server');
    return exchange.kill(reply.ending);
  }
  await exchange.finish();
  if (!exchange.response.writableFinished) return;
  log.close(entry, 'whole');
  if (reply.spoiled) exchange.kill('close');
};

/**
 * Sends a reply, or does what is to happen instead, and keeps the log entry true while it lasts.
 * @param {Reply} reply
 * @param {Exchange} exchange
 * @param {LogEntry} entry
 * @param {ReturnType<typeof createRequestLog>} log
 */
export const sendReply = async (reply, exchange, entry, log) => {
  switch (reply.kind) {
    case 'http':
      await sendHttp(reply, exchange, entry, log);
      break;
    case 'hang':
      await exchange.untilGone();
      break;
    case 'raw':
      await exchange.writeRaw(reply.text);
      if (reply.how === 'stall') await exchange.untilGone();
      else {
        log.close(entry, 'cut-by-server');
        exchange.kill(reply.how);
      }
      break;
    case 'cut-before-headers':
      log.close(entry, 'cut-by-server');
      exchange.kill(reply.how);
      break;
  }
  log.close(entry, 'cut-by-client');
};
