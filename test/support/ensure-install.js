import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * One package of a lockfile, as far as it tells whether the installed one is the same.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Locked
 */

/**
 * The packages that a lockfile lists, by their folder; none when there is no such file.
 * @param {string} path
 * @returns {Promise<Record<string, Locked>>}
 */
const lockedIn = async (path) => {
  const text = await readFile(join(root, path), 'utf8').catch(() => '{}');
  const { packages = {} } = /** @type {{ packages?: Record<string, Locked> }} */ (JSON.parse(text));
  return Object.fromEntries(Object.entries(packages).filter(([folder]) => folder !== ''));
};

/** Whether node_modules holds what package-lock.json says; packages for other systems may be absent. */
const isInstalled = async () => {
  const wanted = await lockedIn('package-lock.json');
  const held = await lockedIn('node_modules/.package-lock.json');
  /** @param {[string, Locked]} entry */
  const isHeld = ([folder, wants]) => {
    const has = held[folder];
    if (has === undefined) return wants.optional === true || wants.devOptional === true;
    return has.version === wants.version && has.integrity === wants.integrity;
  };
  const isForeign = Object.keys(held).some((folder) => wanted[folder] === undefined);
  return Object.keys(held).length > 0 && !isForeign && Object.entries(wanted).every(isHeld);
};

const npmCi = () => {
  const cli = process.env['npm_execpath'];
  if (cli?.endsWith('.js')) return spawn(process.execPath, [cli, 'ci'], { cwd: root, stdio: 'inherit' });
  return spawn('npm ci', { cwd: root, stdio: 'inherit', shell: true });
};

/** Installs the locked packages unless they are there; uses nothing but Node, and rejects when npm fails. */
export const ensureInstall = async () => {
  if (await isInstalled()) return;
  console.log('Installing the packages of package-lock.json ...');
  const [code] = /** @type {[number | null]} */ (await once(npmCi(), 'exit'));
  if (code !== 0) throw new Error('npm ci failed: its messages are above');
};
