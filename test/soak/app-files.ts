import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { mediaTypeOf } from '../../deploy/media-type.js';
import { securityHeaders } from '../../deploy/policy.js';
import type { FaultyServer } from '../server/faulty-server.js';

/** Puts a build on a faulty server, so that the app and the files of some jobs are of one origin. */
export const serveApp = async (server: FaultyServer, dist: string): Promise<void> => {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((found) => found.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const resource = {
      content: await readFile(file),
      contentType: mediaTypeOf(file),
      headers: { ...securityHeaders, 'Cache-Control': 'no-cache' },
      cors: 'none' as const,
    };
    const path = `/${relative(dist, file).replaceAll(sep, '/')}`;
    server.serve(path, resource);
    if (path === '/index.html') server.serve('/', resource);
  }
};
