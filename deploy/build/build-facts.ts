import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error('package.json names no version');
};

/** The constants that page and worker are built with: see the `build.d.ts` of each. */
export const buildFacts = (): Record<string, string> => ({
  __LADING_VERSION__: JSON.stringify(version()),
});
