import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhenNeeded } from './build-when-needed.js';
import { createSampleServer } from './samples.js';
import { createStaticServer } from './static-server.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const host = 'localhost';

const readPort = () => {
  const text = process.env['PORT'] ?? '4173';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_534) throw new Error(`PORT must be from 1 to 65534, not "${text}"`);
  return port;
};

/**
 * @template Server
 * @param {number} port
 * @param {() => Promise<Server>} open
 */
const openOn = async (port, open) => {
  try {
    return await open();
  } catch (error) {
    const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isBusy) throw error;
    const advice = `Choose another, for example: PORT=${port + 100} npm start`;
    throw new Error(`port ${port} is in use. ${advice}`, { cause: error });
  }
};

const start = async () => {
  const port = readPort();
  const { ensureInstall } = await import('../test/support/ensure-install.js');
  await ensureInstall();
  await buildWhenNeeded(root);
  const samples = await openOn(port + 1, () => createSampleServer({ port: port + 1, host }));
  const json = new Map([['/samples.json', samples.files.map(({ name, url, about }) => ({ name, url, note: about }))]]);
  const app = await openOn(port, () => createStaticServer({ root: join(root, 'dist'), port, host, json }));
  const list = samples.files.map(({ url, about }) => `  ${url.padEnd(44)} ${about}`).join('\n');
  console.log(`
Lading is at            ${app.url}
Sample files are at     ${samples.origin}

Open the first address, add one of these links, and try to stop it:
${list}

Any other file: ${samples.origin}/files/<size>/<name>?<faults>, see test/server/README.md. Ctrl+C ends both.`);

  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void Promise.all([app.close(), samples.close()]));
  }
};

start().catch((/** @type {unknown} */ error) => {
  console.error(`npm start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
