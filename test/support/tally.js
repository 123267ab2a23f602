/**
 * What a step counted.
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {readonly { readonly name: string, readonly reason: string }[]} skipped
 */

/**
 * The tally of a step that passes or fails as a whole.
 * @param {{ readonly passes: boolean }} outcome
 * @returns {Tally}
 */
export const wholeTally = ({ passes }) => ({ passed: passes ? 1 : 0, failed: passes ? 0 : 1, skipped: [] });

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export const sumTallies = (tallies) => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  skipped: tallies.flatMap(({ skipped }) => skipped),
});

/**
 * The one line that tells how it went.
 * @param {Tally} tally
 */
export const tallyLine = ({ passed, failed, skipped }) => {
  const line = `${passed} passed, ${failed} failed`;
  return skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line;
};
