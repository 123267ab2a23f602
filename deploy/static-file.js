import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** @typedef {{ readonly path: string, readonly size: number, readonly modified: Date, readonly isImmutable: boolean }} StaticFile */

const hashedAsset = /^\/assets\/.*-[\w-]{8,}\.\w+(?:\.map)?$/;

/** @param {string} text */
const decode = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** @param {string} path */
const fileAt = async (path) => {
  try {
    const [real, facts] = await Promise.all([realpath(path), stat(path)]);
    return facts.isFile() ? { path: real, size: facts.size, modified: facts.mtime } : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The file of the build that a URL's path names: a folder is its index.html, and nothing outside the root exists,
 * whether it is reached by dots, backslashes, encoded slashes or links.
 * @param {string} root an absolute path without links in it
 * @param {string} pathname
 * @returns {Promise<StaticFile | undefined>}
 */
export const findStaticFile = async (root, pathname) => {
  const decoded = decode(pathname);
  if (decoded === undefined || !decoded.startsWith('/') || /[\\\0]|\/\.\.?(?:\/|$)/.test(decoded)) return undefined;
  const name = decoded.endsWith('/') ? `${decoded}index.html` : decoded;
  const file = await fileAt(join(root, name));
  if (!file?.path.startsWith(root + sep)) return undefined;
  return { ...file, isImmutable: hashedAsset.test(name) };
};
