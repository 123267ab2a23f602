const bytesPerWord = 4;
const twoTo32 = 2 ** 32;

/** The finishing rounds of splitmix32: different inputs never meet. */
const mix = (value: number): number => {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
};

/** The bytes [start, end) of the endless text of a seed: any place of it costs the same, and no two seeds agree. */
export const seededBytes = (seed: number, start: number, end: number): Uint8Array<ArrayBuffer> => {
  const first = Math.floor(start / bytesPerWord);
  const words = new Int32Array(Math.ceil(end / bytesPerWord) - first);
  const key = mix(seed + 1);
  for (let at = 0; at < words.length; at += 1) {
    const word = first + at;
    words[at] = mix((word % twoTo32) ^ mix(key + Math.floor(word / twoTo32)));
  }
  const skipped = start - first * bytesPerWord;
  return new Uint8Array(words.buffer).slice(skipped, skipped + end - start);
};
