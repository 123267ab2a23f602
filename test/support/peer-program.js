import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A server of somebody else's, ready to be started, or why there is none.
 * @typedef {{ readonly path: string, readonly libraries: string } | { readonly missing: string }} PeerProgram
 */

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const longest = 120_000;

/** Where what was unpacked stays, for the next run. @param {string} name */
const folderOf = (name) => join(root, '.cache/peers', name);

/** The folders of a package's shared libraries, as a search path. @param {string} unpacked */
const librariesIn = async (unpacked) => {
  const folders = await Promise.all(
    ['lib', 'usr/lib'].map(async (folder) => {
      const names = await readdir(join(unpacked, folder)).catch(() => []);
      return names.filter((name) => name.includes('-linux-')).map((name) => join(unpacked, folder, name));
    }),
  );
  return folders.flat().join(delimiter);
};

/**
 * @param {string} name
 * @returns {Promise<{ path: string, libraries: string } | undefined>}
 */
const findStarting = async (name) => {
  const unpacked = join(folderOf(name), 'unpacked');
  const own = ['usr/sbin', 'usr/bin'].map((folder) => join(unpacked, folder));
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', ...own];
  const libraries = await librariesIn(unpacked);
  return folders
    .map((folder) => join(folder, name))
    .filter((path) => existsSync(path))
    .map((path) => ({ path, libraries: own.includes(dirname(path)) ? libraries : '' }))
    .find((program) => {
      const env = { ...process.env, LD_LIBRARY_PATH: program.libraries };
      return ['-v', 'version'].some((ask) => spawnSync(program.path, [ask], { env, timeout: 10_000 }).status === 0);
    });
};

/**
 * @param {string} command
 * @param {readonly string[]} parameters
 */
const succeeds = async (command, parameters) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn(command, parameters, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: longest });
  const [code] = /** @type {[number | null]} */ (await once(child, 'exit').catch(() => [1]));
  return code === 0;
};

/**
 * Fetches a Debian package and what it needs, and unpacks them into a folder of this repository. Nothing is installed:
 * no script of a package runs, no service starts, and nobody needs to be root.
 * @param {string} name
 */
const unpackByApt = async (name) => {
  const folder = folderOf(name);
  const archives = join(folder, 'apt/archives');
  const lists = join(folder, 'lists');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(archives, 'partial'), { recursive: true });
  await mkdir(join(lists, 'partial'), { recursive: true });
  const places = ['-o', 'Debug::NoLocking=1', '-o', `Dir::Cache=${join(folder, 'apt')}`, '-o', 'APT::Sandbox::User='];
  const install = ['install', '-y', '--no-install-recommends', '--download-only', ...places];
  const ownLists = ['-o', `Dir::State::lists=${lists}`];
  const isFetched =
    (await succeeds('apt-get', [...install, name])) ||
    ((await succeeds('apt-get', ['update', ...places, ...ownLists])) &&
      (await succeeds('apt-get', [...install, ...ownLists, name])));
  if (!isFetched) return;
  for (const file of await readdir(archives)) {
    if (file.endsWith('.deb')) await succeeds('dpkg-deb', ['-x', join(archives, file), join(folder, 'unpacked')]);
  }
  await Promise.all([join(folder, 'apt'), lists].map((used) => rm(used, { recursive: true, force: true })));
};

/**
 * @param {string} name
 * @returns {Promise<PeerProgram>}
 */
const ensure = async (name) => {
  const present = await findStarting(name);
  if (present) return present;
  const isDebian = ['apt-get', 'dpkg-deb'].every((tool) => spawnSync(tool, ['--version']).status === 0);
  if (!isDebian) return { missing: `there is no ${name} here, and no apt-get to fetch it with: install ${name}` };
  console.log(`No ${name} was found: fetching one ...`);
  await unpackByApt(name);
  return (await findStarting(name)) ?? { missing: `there is no ${name} here, and apt-get brought none that starts` };
};

/** @type {Map<string, Promise<PeerProgram>>} */
const programs = new Map();

/**
 * The program of a server: one that is there, or else one that is fetched now, once a process.
 * @param {string} name
 */
export const peerProgram = (name) => {
  const known = programs.get(name) ?? ensure(name);
  programs.set(name, known);
  return known;
};
