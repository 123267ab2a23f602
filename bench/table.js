/** @param {readonly number[]} values */
export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
};

/**
 * One line of the bench: who, its times, and how its median compares with the first one's (above 1: faster).
 * @typedef {{ readonly name: string, readonly milliseconds: readonly number[], readonly ratio: number }} Row
 */

/**
 * The rows of a scenario as a table to read.
 * @param {string} title
 * @param {readonly Row[]} rows
 */
export const tableOf = (title, rows) => {
  const lines = rows.map(({ name, milliseconds, ratio }) => {
    const times = `${median(milliseconds).toFixed(0)} ms`.padStart(10);
    return `  ${name.padEnd(30)}${times}   ${ratio.toFixed(2).padStart(6)}   (${milliseconds.map((ms) => ms.toFixed(0)).join(', ')})`;
  });
  return [`\n${title}`, `  ${'who'.padEnd(30)}${'median'.padStart(10)}    ratio   (all)`, ...lines].join('\n');
};
