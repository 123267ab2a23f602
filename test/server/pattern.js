const wordsPerBlock = 16384;
const bytesPerBlock = wordsPerBlock * 4;
const twoTo32 = 2 ** 32;
const keptSeeds = 64;

/**
 * The finishing rounds of splitmix32: a bijection on 32-bit numbers, so different inputs never meet.
 * @param {number} value
 */
const mix = (value) => {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
};

/** @typedef {{ readonly words: Uint32Array, readonly low: number, readonly high: number }} Base */

/** @type {Map<number, Base>} */
const baseBySeed = new Map();

/**
 * @param {number} seed
 * @returns {Base}
 */
const createBase = (seed) => {
  const low = mix(seed);
  const high = mix(low + Math.floor(seed / twoTo32) + 0x9e3779b9);
  const words = new Uint32Array(wordsPerBlock);
  for (let index = 0; index < wordsPerBlock; index += 1) {
    words[index] = mix(mix(high + Math.imul(index, 0x9e3779b9)) ^ low);
  }
  return { words, low, high };
};

/** @param {number} seed */
const baseOf = (seed) => {
  const known = baseBySeed.get(seed);
  if (known) return known;
  if (baseBySeed.size >= keptSeeds) baseBySeed.clear();
  const base = createBase(seed);
  baseBySeed.set(seed, base);
  return base;
};

const scratchWords = new Uint32Array(wordsPerBlock);
const scratchBytes = new Uint8Array(scratchWords.buffer);

/**
 * Writes the words [from, to) of a block, both even, into `out` at index 0. The pair of keys is unique to the block.
 * @param {Uint32Array} out
 * @param {Base} base
 * @param {number} block
 * @param {number} from
 * @param {number} to
 */
const fillWords = (out, { words, low, high }, block, from, to) => {
  const blockLow = (block % twoTo32) | 0;
  const evenKey = mix(blockLow ^ low);
  const oddKey = mix((Math.floor(block / twoTo32) + Math.imul(blockLow, 0x85ebca6b)) ^ high);
  const length = to - from;
  for (let index = 0; index < length; index += 2) {
    out[index] = /** @type {number} */ (words[from + index]) ^ evenKey;
    out[index + 1] = /** @type {number} */ (words[from + index + 1]) ^ oddKey;
  }
};

/**
 * Fills `target` with the bytes that the pattern of `seed` has from `offset` on. No two blocks of 64 KiB are equal, and
 * any offset up to 2^53 - 1 costs the same.
 * @param {Uint8Array} target
 * @param {number} seed
 * @param {number} offset
 */
export const fillPattern = (target, seed, offset) => {
  const base = baseOf(seed);
  let filled = 0;
  while (filled < target.length) {
    const position = offset + filled;
    const block = Math.floor(position / bytesPerBlock);
    const inBlock = position - block * bytesPerBlock;
    const length = Math.min(bytesPerBlock - inBlock, target.length - filled);
    const from = (inBlock >>> 3) * 2;
    const to = Math.min(wordsPerBlock, ((inBlock + length + 7) >>> 3) * 2);
    fillWords(scratchWords, base, block, from, to);
    const skipped = inBlock - from * 4;
    target.set(scratchBytes.subarray(skipped, skipped + length), filled);
    filled += length;
  }
};

/**
 * The bytes [start, end) of the pattern of `seed`.
 * @param {number} seed
 * @param {number} start
 * @param {number} end
 */
export const patternBytes = (seed, start, end) => {
  const bytes = Buffer.allocUnsafeSlow(end - start);
  fillPattern(bytes, seed, start);
  return bytes;
};
