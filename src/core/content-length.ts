import { parseDecimal } from './decimal.ts';

/**
 * Reads Content-Length in bytes (RFC 9110, 8.6). Repeated headers arrive joined by commas: equal values count
 * as one, differing ones make the whole header worthless.
 */
export const parseContentLength = (text: string): number | undefined => {
  const [first, ...others] = text.split(',').map((part) => parseDecimal(part.replaceAll(/^[ \t]+|[ \t]+$/gu, '')));
  return others.every((other) => other === first) ? first : undefined;
};
