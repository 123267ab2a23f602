import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers each POST with the SHA-256 of its body, so that a page can have a file of any size hashed without reading it. */
export interface HashServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

/** Starts the server on a free port of this machine. */
export const createHashServer = async (host: string): Promise<HashServer> => {
  const http = createServer((request, response) => {
    const hash = createHash('sha256');
    request.on('data', (chunk: Uint8Array) => hash.update(chunk));
    request.on('error', () => response.destroy());
    request.on('end', () => {
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(hash.digest('hex'));
    });
  });
  await new Promise<void>((resolve) => {
    http.listen(0, host, resolve);
  });
  const address = http.address();
  if (!isAddress(address)) throw new Error('the hash server has no port');
  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
};
