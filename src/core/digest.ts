import { parseDictionary } from 'structured-headers';

import { base64Alphabet, base64ToHex } from './base64.ts';

/** What the bytes of a whole file must hash to: `value` is lower-case hex of the algorithm's length. */
export interface Digest {
  readonly algorithm: 'sha-256' | 'sha-512' | 'sha-1' | 'md5';
  readonly value: string;
}

const hexLengthByAlgorithm = { 'sha-256': 64, 'sha-512': 128, 'sha-1': 40, md5: 32 } as const satisfies Record<
  Digest['algorithm'],
  number
>;

/** Reads a digest as people and lists write it, in hex or in base64; a wrong length is `undefined`. */
export const parseDigest = (algorithm: Digest['algorithm'], text: string): Digest | undefined => {
  const trimmed = text.trim();
  const length = hexLengthByAlgorithm[algorithm];
  // No base64 text of a digest is as long as its hex text, so the length tells them apart.
  const value = trimmed.length === length ? trimmed.toLowerCase() : base64ToHex(trimmed);
  return value?.length === length && /^[0-9a-f]+$/u.test(value) ? { algorithm, value } : undefined;
};

const bytesToHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const parseMembers = (header: string): ReadonlyMap<string, readonly [unknown, unknown]> | undefined => {
  try {
    return parseDictionary(header);
  } catch {
    return undefined;
  }
};

/**
 * The strongest digest in a Repr-Digest header (RFC 9530, 3; a Dictionary of RFC 9651), which speaks of the whole
 * file even in a 206. Only sha-512 and sha-256 are trusted: the others in the registry are broken (RFC 9530, 7.2).
 */
export const parseReprDigest = (header: string): Digest | undefined => {
  const members = parseMembers(header);
  for (const algorithm of ['sha-512', 'sha-256'] as const) {
    const bytes = members?.get(algorithm)?.[0];
    const value = bytes instanceof ArrayBuffer ? bytesToHex(bytes) : '';
    if (value.length === hexLengthByAlgorithm[algorithm]) return { algorithm, value };
  }
  return undefined;
};

/**
 * The strongest digest in a Digest header (RFC 3230, 4.3.2): base64 after the algorithm's name. Only sha-512 and sha-256
 * are trusted, as in Repr-Digest.
 */
export const parseLegacyDigest = (header: string): Digest | undefined => {
  const instances = header.split(',').map((instance) => /^\s*([a-z0-9-]+)=(.*)$/iu.exec(instance) ?? []);
  for (const algorithm of ['sha-512', 'sha-256'] as const) {
    const [, , value] = instances.find(([, name]) => name?.toLowerCase() === algorithm) ?? [];
    const digest = value === undefined ? undefined : parseDigest(algorithm, value);
    if (digest) return digest;
  }
  return undefined;
};

/** Lower-case hex, two digits a byte, as padded base64 (RFC 4648, 4). */
export const hexToBase64 = (hex: string): string => {
  const bits = Array.from(hex, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const sextets = bits.match(/\d{1,6}/gu) ?? [];
  const text = sextets.map((six) => base64Alphabet.charAt(Number.parseInt(six.padEnd(6, '0'), 2))).join('');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
};
