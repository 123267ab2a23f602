import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const execute = promisify(execFile);

/** @typedef {{ readonly filename: string, readonly code: string }} Finding */

/** @param {string} folder */
const oxlint = async (folder) => {
  const parameters = [join(root, 'node_modules/oxlint/bin/oxlint'), '-f', 'json', 'src', 'sw', 'test'];
  try {
    return (await execute(process.execPath, parameters, { cwd: folder })).stdout;
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
};

/**
 * What the project's rules find in files that are not in the project: the names of the rules, by file.
 * @param {readonly { readonly file: string, readonly code: string }[]} sources
 * @returns {Promise<ReadonlyMap<string, readonly string[]>>}
 */
export const lintFindings = async (sources) => {
  const folder = await mkdtemp(join(tmpdir(), 'lading-lint-'));
  try {
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const path of ['.oxlintrc.json', 'test/support/lint-plugin.js']) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await copyFile(join(root, path), join(folder, path));
    }
    for (const { file, code } of sources) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), `${code}\n`);
    }
    const { diagnostics } = /** @type {{ diagnostics: readonly Finding[] }} */ (JSON.parse(await oxlint(folder)));
    /** @param {string} file */
    const rulesIn = (file) =>
      diagnostics.filter(({ filename }) => filename.replaceAll('\\', '/') === file).map(({ code }) => code);
    return new Map(sources.map(({ file }) => [file, rulesIn(file)]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
