import { base64ToHex } from './base64.ts';

const word = /=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/giu;

/** What is left of a word that could not be read. */
const brokenWord = /=\?[^?\s]*\?[bq]\?/iu;

const quotedToHex = (text: string): string | undefined => {
  if (/=(?![0-9a-f]{2})|[^\u0021-\u007e]/iu.test(text)) return undefined;
  return text.replaceAll(
    /=([0-9a-f]{2})|[^=]/giu,
    (sign, hex: string | undefined) => hex ?? (sign === '_' ? '20' : sign.charCodeAt(0).toString(16)),
  );
};

const decodeBytes = (charset: string, hex: string): string | undefined => {
  const bytes = Uint8Array.from(hex.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Reads the encoded words of RFC 2047 inside a text; a word that cannot be read makes the whole `undefined`. */
export const decodeEncodedWords = (text: string): string | undefined => {
  let broken = false;
  // Blanks between two words only separate them (RFC 2047, 6.2).
  const decoded = text
    .replaceAll(/\?=[ \t]+(?==\?)/gu, '?=')
    .replaceAll(word, (_, charset: string, encoding: string, body: string) => {
      const hex = encoding.toLowerCase() === 'b' ? base64ToHex(body) : quotedToHex(body);
      const plain = hex === undefined ? undefined : decodeBytes(charset, hex);
      broken ||= plain === undefined;
      return plain ?? '';
    });
  return broken || brokenWord.test(decoded) ? undefined : decoded;
};
