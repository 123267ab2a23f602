import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBuilder, runnerImport } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');

/** @typedef {{ run: (words: readonly string[]) => Promise<'clean' | 'not clean'> }} Runner */

if (process.env['LADING_DIST'] === undefined) {
  const builder = await createBuilder({ root, logLevel: 'warn' });
  await builder.buildApp();
}
/** @type {{ module: Runner }} */
const { module } = await runnerImport(join(here, 'run.ts'), { configFile: false, root, logLevel: 'error' });
process.exitCode = (await module.run(process.argv.slice(2))) === 'clean' ? 0 : 1;
