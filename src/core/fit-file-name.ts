/** A name in two: `extension` begins with its dot, or is empty. */
export interface FileNameParts {
  readonly stem: string;
  readonly extension: string;
}

/** The longest name common file systems take, in bytes of UTF-8. */
const longestName = 255;

// Blanks make no extension ("Dr. Strange"), and neither does a paragraph after a full stop.
const extensionPattern = /(?:\.tar)?\.[^. ]{1,32}$/iu;

const encoder = new TextEncoder();
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

const utf8Length = (text: string): number => encoder.encode(text).length;

const takeWhileFits = (pieces: Iterable<string>, room: number): string => {
  let taken = '';
  let used = 0;
  for (const piece of pieces) {
    used += utf8Length(piece);
    if (used > room) break;
    taken += piece;
  }
  return taken;
};

/** Cuts where a reader sees a character end; inside it only where one "character" alone is too long. */
const cut = (text: string, room: number): string =>
  takeWhileFits(
    Array.from(segmenter.segment(text), ({ segment }) => segment),
    room,
  ) || takeWhileFits(text, room);

/** Splits a name before its extension; "tar.gz" and its kin count as one. */
export const splitFileName = (name: string): FileNameParts => {
  const at = name.search(extensionPattern);
  return at <= 0 ? { stem: name, extension: '' } : { stem: name.slice(0, at), extension: name.slice(at) };
};

/** Joins `stem` and `tail` to a name of at most 255 bytes of UTF-8, by shortening the stem at a grapheme; the tail must be short. */
export const fitFileName = (stem: string, tail: string): string =>
  utf8Length(stem + tail) <= longestName ? stem + tail : cut(stem, longestName - utf8Length(tail)) + tail;
