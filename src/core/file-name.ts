import filenamify from 'filenamify/browser';

import { fitFileName, splitFileName } from './fit-file-name.ts';

const unusualBlanks = /[\t-\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

// Controls, and all that formats without being seen: bidi marks, zero widths, tags. Half surrogate pairs. Non-characters.
const unseen = /[\u2065\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

// Names with a meaning to Windows that filenamify does not know.
const reservedStem = /^(?:clock\$(?= *(?:\.|$))|desktop(?=\.ini$)|thumbs(?=\.db$))/iu;

// Endings that make Windows or a Linux desktop follow the file instead of opening it.
const followedEnding = /\.(?:lnk|url|scf|desktop|local|\{.*\})$/iu;

/** No file system takes so much, and a hostile name must not make the patterns below slow: both ends are enough. */
const shorten = (name: string): string => (name.length > 2048 ? name.slice(0, 1024) + name.slice(-1024) : name);

const lastSegment = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

const withoutUnseen = (name: string): string => name.replaceAll(unusualBlanks, ' ').replaceAll(unseen, '');

const withoutEdges = (name: string): string => name.replaceAll(/^[. ]+|[. ]+$/gu, '');

const defuse = (name: string): string => {
  const trimmed = withoutEdges(name);
  if (trimmed === '') return '';
  // filenamify: NFC, reserved characters, device names with and without an extension.
  const portable = filenamify(trimmed, { replacement: '_', maxLength: Infinity }).replace(reservedStem, '$&_');
  const inert = followedEnding.test(portable) ? `${portable}.download` : portable;
  const { stem, extension } = splitFileName(inert);
  return fitFileName(stem, extension);
};

/** Cutting may lay bare what was harmless inside a longer name, so it goes on until nothing changes any more. */
const settle = (name: string): string => {
  const next = defuse(name);
  return next === name ? name : settle(next);
};

/** A safe name made of any text, or `undefined` where nothing of it can be part of a name. */
export const usableFileName = (name: string): string | undefined => {
  const settled = settle(withoutUnseen(shorten(lastSegment(name))));
  return settled === '' ? undefined : settled;
};

/**
 * The one function that makes a name from outside safe to show and to save on any system: the part after the last
 * slash of either kind, NFC, nothing unseen, nothing reserved, no device, nothing followed, at most 255 bytes of
 * UTF-8 with the extension kept. Applying it twice changes nothing.
 */
export const safeFileName = (name: string): string => usableFileName(name) ?? 'download';
