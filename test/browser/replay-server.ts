import { connect, type Socket } from 'node:net';
import { listenOnLoopback, type LoopbackHost } from '../server/loopback-listener.js';
import { type CurlCase, type Place, placeOf, type RawReply } from './curl-cases.ts';

/** Answers each request for a case's address with the case's bytes. */
export interface ReplayServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export interface ReplayOptions {
  readonly cases: readonly CurlCase[];
  readonly host: LoopbackHost;
  /** `added`: behind the status line, so that a page of another origin may read the answer. */
  readonly cors: 'added' | 'none';
  /** The origin that gets every request for no case's address, so that the cases stand in its own. */
  readonly behind?: string;
}

const corsHeaders = ['Access-Control-Allow-Origin: *', 'Access-Control-Expose-Headers: *'];

/** Puts the headers behind the first line, with its own way to end a line; junk without a status line has no place for them. */
const withCors = (bytes: Buffer): Buffer => {
  const lineEnd = bytes.indexOf('\n') + 1;
  if (lineEnd === 0 || !bytes.subarray(0, 5).equals(Buffer.from('HTTP/'))) return bytes;
  const newline = bytes[lineEnd - 2] === 0x0d ? '\r\n' : '\n';
  const added = Buffer.from(corsHeaders.map((header) => header + newline).join(''));
  return Buffer.concat([bytes.subarray(0, lineEnd), added, bytes.subarray(lineEnd)]);
};

const withAddress = (bytes: Buffer, { localAddress, localPort }: Socket): Buffer =>
  Buffer.from(
    bytes
      .toString('latin1')
      .replaceAll('{{HOST}}', localAddress ?? '')
      .replaceAll('{{PORT}}', String(localPort)),
    'latin1',
  );

/** Which part of a case each request gets: where a reply says so, the part behind it comes next. */
const createScript = (cases: readonly CurlCase[]) => {
  const byNumber = new Map(cases.map((one) => [one.test, one]));
  const laterPart = new Map<number, number>();
  return ({ test, part }: Place): RawReply | undefined => {
    const replies = byNumber.get(test)?.replies;
    const chosen = laterPart.get(test) ?? part;
    const reply = replies?.get(chosen);
    if (reply?.next === 'another part') laterPart.set(test, chosen + 1);
    else laterPart.delete(test);
    return reply;
  };
};

/** Hands a request on and closes the connection behind its answer. */
const forward = (socket: Socket, head: string, origin: string): void => {
  const { hostname, port } = new URL(origin);
  const upstream = connect(Number(port), hostname.replaceAll(/[[\]]/g, ''));
  upstream.on('error', () => socket.destroy());
  socket.on('close', () => upstream.destroy());
  upstream.write(head.replace(/^connection:.*$/im, 'Connection: close'), 'latin1');
  upstream.pipe(socket);
};

const missing = 'HTTP/1.1 404 No such case\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

const serveSocket = (
  socket: Socket,
  replyFor: (place: Place) => RawReply | undefined,
  { cors, behind }: ReplayOptions,
): void => {
  const answer = (head: string): void => {
    const [, path = '/'] = head.split(' ');
    const place = placeOf(path.replace(/\?.*$/s, ''));
    const reply = place && replyFor(place);
    if (!reply && behind !== undefined) return forward(socket, head, behind);
    const bytes = withAddress(reply?.bytes ?? Buffer.from(missing), socket);
    socket.write(cors === 'added' ? withCors(bytes) : bytes);
    if (reply?.ending !== 'stays open') socket.end();
  };
  let received = '';
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', (text: string) => {
    const heads = (received + text).split('\r\n\r\n');
    received = heads.pop() ?? '';
    for (const head of heads) answer(`${head}\r\n\r\n`);
  });
};

/** Starts the server on a free port of this machine. */
export const createReplayServer = async (options: ReplayOptions): Promise<ReplayServer> => {
  const replyFor = createScript(options.cases);
  const sockets = new Set<Socket>();
  const listener = await listenOnLoopback({
    host: options.host,
    port: 0,
    onSocket: (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      serveSocket(socket, replyFor, options);
    },
  });
  return {
    origin: `http://${options.host === '::1' ? '[::1]' : options.host}:${listener.port}`,
    close: async () => {
      listener.stop();
      for (const socket of sockets) socket.destroy();
    },
  };
};
