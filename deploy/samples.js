import { createFaultyServer } from '../test/server/faulty-server.js';

/** @import { LoopbackHost } from '../test/server/loopback-listener.js' */
/** @import { ResourceInit } from '../test/server/resource.js' */

const mebibyte = 2 ** 20;

/** @typedef {{ readonly path: string, readonly about: string, readonly resource: ResourceInit }} Sample */

const ownName = encodeURIComponent('Ladeliste März 貨物.bin');

/** @type {readonly Sample[]} */
const samples = [
  { path: '/1MiB.bin', about: '1 MiB, well-behaved', resource: { size: mebibyte, seed: 1 } },
  { path: '/50MiB.bin', about: '50 MiB, well-behaved', resource: { size: 50 * mebibyte, seed: 2 } },
  { path: '/700MiB.bin', about: '700 MiB, well-behaved', resource: { size: 700 * mebibyte, seed: 3 } },
  { path: '/4GiB.bin', about: '4 GiB, past every 32-bit number', resource: { size: 4096 * mebibyte, seed: 4 } },
  {
    path: '/slow.bin',
    about: '50 MiB at 300 KB/s a connection: time to suspend, close the tab, kill the browser',
    resource: { size: 50 * mebibyte, seed: 5, rate: 300_000 },
  },
  {
    path: '/flaky.bin',
    about: '100 MiB, cut off after 8 MiB of every reply',
    resource: { size: 100 * mebibyte, seed: 6, faults: [{ effect: { do: 'cut', afterBytes: 8 * mebibyte } }] },
  },
  {
    path: '/no-ranges.bin',
    about: '20 MiB at 2 MB/s, always sent from the start',
    resource: { size: 20 * mebibyte, seed: 7, support: 'none', rate: 2_000_000 },
  },
  {
    path: '/unknown-length.bin',
    about: '20 MiB at 2 MB/s that does not say how long it is',
    resource: { size: 20 * mebibyte, seed: 8, support: 'none', length: 'chunked', rate: 2_000_000 },
  },
  {
    path: '/named',
    about: '1 MiB that names itself: Ladeliste März 貨物.bin',
    resource: {
      size: mebibyte,
      seed: 9,
      contentDisposition: `attachment; filename="Ladeliste.bin"; filename*=UTF-8''${ownName}`,
    },
  },
  {
    path: '/busy.bin',
    about: '10 MiB; the first two requests and every seventh get 503 with Retry-After: 5',
    resource: {
      size: 10 * mebibyte,
      seed: 10,
      faults: [{ to: 2 }, { every: 7 }].map((when) => ({
        when,
        effect: { do: 'status', status: 503, headers: { 'Retry-After': '5' } },
      })),
    },
  },
  {
    path: '/missing.bin',
    about: '404',
    resource: { faults: [{ effect: { do: 'status', status: 404 } }] },
  },
];

/**
 * Sample files from an origin of their own, generated as they are read: good ones, and one for each common misfortune.
 * @param {{ port?: number, host?: LoopbackHost }} [options]
 */
export const createSampleServer = async (options = {}) => {
  const server = await createFaultyServer(options);
  return {
    origin: server.origin,
    files: samples.map(({ path, about, resource }) => ({
      name: path.slice(1),
      url: server.serve(path, resource),
      about,
    })),
    close: server.close,
  };
};
