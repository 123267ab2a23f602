import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['index.html', 'package-lock.json', 'public', 'src', 'sw', 'deploy/build', 'vite.config.ts'];

const filesBelow = (path: string): readonly string[] => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesBelow(join(path, name)));
};

/** A name for what is built: the same sources always give the same one, any other gives another. */
const buildId = (): string => {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesBelow(join(root, source)))) {
    hash.update(`${relative(root, path).split(sep).join('/')}\0`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 12);
};

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error('package.json names no version');
};

/** The constants that page and worker are built with: see the `build.d.ts` of each. */
export const buildFacts = (): Record<string, string> => ({
  __LADING_VERSION__: JSON.stringify(version()),
  __LADING_BUILD__: JSON.stringify(buildId()),
});
