import { extname } from 'node:path';

/** @type {ReadonlyMap<string, string>} */
const typeByExtension = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.map', 'application/json'],
  ['.webmanifest', 'application/manifest+json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'],
  ['.wasm', 'application/wasm'],
  ['.woff2', 'font/woff2'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/**
 * The Content-Type of a file of the build, by its name; bytes of no known kind are never sniffed.
 * @param {string} path
 */
export const mediaTypeOf = (path) => typeByExtension.get(extname(path).toLowerCase()) ?? 'application/octet-stream';
