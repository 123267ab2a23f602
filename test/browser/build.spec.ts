import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './fixtures.ts';

const root = resolve(import.meta.dirname, '../..');

/** All that a build is made of, besides node_modules. */
const sources = ['index.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];
const folders = ['deploy', 'public', 'src', 'sw'];

/** The SHA-256 of every file of a folder, by its path. */
const digestsOf = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
  const digests = files.toSorted().map(async (file) => {
    const digest = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    return [relative(folder, file), digest] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
};

/** Builds a copy of the sources in another folder; answers what comes of it. */
const buildIn = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  for (const name of [...sources, ...folders]) await cp(join(root, name), join(folder, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: folder });
  return digestsOf(join(folder, 'dist'));
};

test('Another build of the same sources, at another place and time, is the same byte for byte', async ({ dist }) => {
  const folder = await mkdtemp(join(tmpdir(), 'lading build '));
  try {
    const digests = await buildIn(folder);
    expect(Object.keys(digests)).toEqual(expect.arrayContaining(['index.html', 'sw.js']));
    expect(digests).toEqual(await digestsOf(dist));
  } finally {
    await rm(folder, { recursive: true });
  }
});
