import { type Digest, parseDigest } from './digest.ts';

/** `hex  name`, `hex *name` (GNU coreutils) and `SHA256 (name) = hex` (BSD). */
const gnu = /^\\?([0-9a-f]{64})[ \t]+\*?(.+)$/iu;
const bsd = /^SHA256 ?\((.+)\) ?= ?([0-9a-f]{64})$/iu;

const lastSegment = (name: string): string => name.replaceAll('\\', '/').split('/').at(-1) ?? name;

const entryOf = (line: string): { readonly name: string; readonly hex: string } | undefined => {
  const [, hexFirst, nameLast] = gnu.exec(line) ?? [];
  if (hexFirst !== undefined && nameLast !== undefined) return { name: lastSegment(nameLast), hex: hexFirst };
  const [, nameFirst, hexLast] = bsd.exec(line) ?? [];
  return nameFirst === undefined || hexLast === undefined ? undefined : { name: lastSegment(nameFirst), hex: hexLast };
};

/**
 * The SHA-256 of a file in a list of checksums, as `sha256sum` and its like write them; a list of nothing but one digest
 * is of the only file. `undefined` where it does not name the file, or names it twice with different digests.
 */
export const findChecksum = (text: string, name: string): Digest | undefined => {
  const lines = text.split(/\r?\n/u).map((line) => line.trim());
  const [only, ...more] = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (only !== undefined && more.length === 0 && /^[0-9a-f]{64}$/iu.test(only)) return parseDigest('sha-256', only);
  const found = lines.map(entryOf).filter((entry) => entry?.name === name);
  const digests = new Set(found.map((entry) => entry?.hex.toLowerCase()));
  const [hex] = digests;
  return digests.size === 1 && hex !== undefined ? parseDigest('sha-256', hex) : undefined;
};
