import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

interface Entry {
  readonly url: string;
  /** Null where the name already holds a hash of the content. */
  readonly revision: string | null;
}

const moduleId = 'virtual:precache';
const resolvedId = `\0${moduleId}`;

const revisionOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex').slice(0, 16);

/** Files that each server may answer in its own way, so that a kept copy would hide its answer. */
const neverKept: ReadonlySet<string> = new Set(['samples.json']);

const publicEntries = async (folder: string): Promise<readonly Entry[]> => {
  if (folder === '') return [];
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found
    .filter((item) => item.isFile() && !neverKept.has(item.name))
    .map((item) => join(item.parentPath, item.name));
  return Promise.all(
    files.map(async (file) => ({
      url: relative(folder, file).split(sep).join('/'),
      revision: revisionOf(await readFile(file)),
    })),
  );
};

const bundleEntries = (bundle: Rolldown.OutputBundle, assetsFolder: string): readonly Entry[] =>
  Object.values(bundle)
    .filter(({ fileName }) => !fileName.endsWith('.map'))
    .map((output) => ({
      url: output.fileName,
      revision: output.fileName.startsWith(`${assetsFolder}/`)
        ? null
        : revisionOf(output.type === 'chunk' ? output.code : output.source),
    }));

const byUrl = (one: Entry, other: Entry) => (one.url < other.url ? -1 : 1);

/**
 * Hands the worker, as `virtual:precache`, the address and revision of every file of the page's build, relative to `sw.js`.
 * The list is empty outside a build. A build whose list lacks index.html fails: the app would not start offline.
 */
export const precache = (): Plugin => {
  let entries: readonly Entry[] = [];
  let isBuild = false;
  return {
    name: 'lading:precache',
    sharedDuringBuild: true,
    configResolved: (config) => {
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id === moduleId ? resolvedId : undefined),
    load(id) {
      if (id !== resolvedId) return undefined;
      if (isBuild && !entries.some(({ url }) => url === 'index.html')) {
        this.error('index.html is not among the files to precache');
      }
      return `export const precacheEntries = ${JSON.stringify(entries)};`;
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const { name, config } = this.environment;
        if (name !== 'client') return;
        const fromPublic = await publicEntries(config.publicDir);
        entries = [...bundleEntries(bundle, config.build.assetsDir), ...fromPublic].toSorted(byUrl);
      },
    },
  };
};
