import { createFaultyServer } from './faulty-server.js';

const port = Number(process.env['PORT'] ?? 4175);
const server = await createFaultyServer({ port, host: 'localhost' });

console.log(`The faulty server is at ${server.origin}. Addresses are /files/<size>/<name>?<parameters>, for example:

  ${server.origin}/files/50MiB/plain.bin
  ${server.origin}/files/4GiB/slow.bin?rate=2MBps
  ${server.origin}/files/700MiB/flaky.bin?cut=8MiB
  ${server.origin}/files/10MiB/later.bin?status=503&retry-after=5&times=2
  ${server.origin}/files/10MiB/stream.bin?noranges&nolength

All parameters: test/server/README.md. Ctrl+C ends it.`);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => void server.close());
