import { decodeExtended, parse } from 'content-disposition';

import { decodeEncodedWords } from './encoded-words.ts';

/**
 * fetch shows header bytes as if they were latin-1. Servers that send names raw mostly mean UTF-8, so bytes that are
 * valid UTF-8 are read as such; others stay latin-1, as RFC 9110, 5.5 has it. No other charset is guessed.
 */
const restoreUtf8 = (text: string): string => {
  if (/[^\p{ASCII}\u0080-\u00ff]/u.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(text, (char) => char.charCodeAt(0)));
  } catch {
    return text;
  }
};

/**
 * RFC 6266 wants `filename="a%20b"` taken literally. Chromium decodes it, so servers have come to rely on it, and so
 * do we, but only where the whole value is well-formed UTF-8: "50%.html" and "%E4.html" stay as they are.
 */
const decodePercent = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * RFC 6266 has no encoded words (RFC 2047) either, but Chromium and Firefox read them and old servers send them.
 * One that cannot be read is no name at all: its debris would only look like one.
 */
const decodePlain = (value: string): string | undefined => {
  const words = decodeEncodedWords(value);
  return words === value ? decodePercent(restoreUtf8(value)) : words;
};

/** Two headers arrive as one with a comma between; the first has the say. A comma in quotes separates nothing. */
const firstOf = (header: string): string =>
  /^((?:[^"]|"(?:[^"\\]|\\.)*")*?),[ \t]*(?:attachment|inline)[ \t]*(?:;|$)/iu.exec(header)?.[1] ?? header;

const withType = (header: string): string =>
  /^[ \t]*filename\*?[ \t]*=/iu.test(header) ? `attachment; ${header}` : header;

/**
 * The names a Content-Disposition (RFC 6266) suggests, best first: `filename*` (RFC 8187), then `filename`.
 * Raw text from a server: fit for nothing before `safeFileName`.
 */
export const contentDispositionNames = (header: string): readonly string[] => {
  const { parameters } = parse(withType(firstOf(header)), { extended: false });
  const extended = parameters['filename*'];
  const plain = parameters['filename'];
  return [
    extended === undefined ? undefined : decodeExtended(restoreUtf8(extended)),
    plain === undefined ? undefined : decodePlain(plain),
  ].filter((name) => name !== undefined);
};
