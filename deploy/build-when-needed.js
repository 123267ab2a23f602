import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const sources = [
  'src',
  'sw',
  'public',
  'index.html',
  'deploy/build',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'deploy/policy.js',
];
const products = ['dist/index.html', 'dist/sw.js'];

/** @param {string} path */
const modifiedAt = async (path) => {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return undefined;
  }
};

/**
 * The newest change below a path: of its files, and of its folders, whose own time tells of files that are gone.
 * @param {string} path
 */
const newestBelow = async (path) => {
  const own = await modifiedAt(path);
  if (own === undefined) return 0;
  const names = await readdir(path, { recursive: true }).catch(() => []);
  const times = await Promise.all(names.map((name) => modifiedAt(join(path, name))));
  return Math.max(own, ...times.map((time) => time ?? 0));
};

/**
 * Whether there is no build, or one older than what it is made of.
 * @param {string} root
 */
const isBuildStale = async (root) => {
  const built = await Promise.all(products.map((path) => modifiedAt(join(root, path))));
  const oldest = Math.min(...built.map((time) => time ?? 0));
  const changed = await Promise.all(sources.map((path) => newestBelow(join(root, path))));
  return Math.max(...changed) > oldest;
};

/**
 * Builds `dist/` unless it is up to date; rejects when the build fails.
 * @param {string} root the folder of package.json
 */
export const buildWhenNeeded = async (root) => {
  if (!(await isBuildStale(root))) return;
  console.log('Building ...');
  const vite = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = /** @type {[number | null]} */ (await once(vite, 'exit'));
  if (code !== 0) throw new Error('the build failed: its messages are above');
};
