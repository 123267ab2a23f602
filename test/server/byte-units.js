/** @type {ReadonlyMap<string, number>} */
const bytesByUnit = new Map([
  ['', 1],
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
  ['tb', 1e12],
  ['kib', 2 ** 10],
  ['mib', 2 ** 20],
  ['gib', 2 ** 30],
  ['tib', 2 ** 40],
]);

/**
 * Reads `1MiB`, `700KiB`, `2MBps` or `4096` as a whole number of bytes, `undefined` for anything else.
 * @param {string} text
 */
export const parseByteCount = (text) => {
  const match = /^(\d+(?:\.\d+)?)([a-z]*?)(?:ps|\/s)?$/i.exec(text);
  if (!match) return undefined;
  const [, digits = '', unit = ''] = match;
  const factor = bytesByUnit.get(unit.toLowerCase());
  if (factor === undefined) return undefined;
  const count = Math.round(Number(digits) * factor);
  return Number.isSafeInteger(count) ? count : undefined;
};
