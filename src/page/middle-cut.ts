/** A name that can be cut: its graphemes, and where the part begins that stays visible whatever the width. */
export interface CuttableName {
  readonly graphemes: readonly string[];
  readonly tailStart: number;
}

const longestTail = 16;
const longestExtension = 12;
const shortestHead = 1;
const separators = new Set([' ', '-', '_', '(', '[', '–', '+']);

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const extensionLength = (graphemes: readonly string[]): number => {
  const dot = graphemes.lastIndexOf('.');
  const length = graphemes.length - dot;
  return dot <= 0 || length > longestExtension ? 0 : length;
};

const tailStartOf = (graphemes: readonly string[]): number => {
  const earliest = Math.max(graphemes.length - longestTail, Math.ceil(graphemes.length / 2), shortestHead);
  const latest = graphemes.length - Math.max(extensionLength(graphemes), 4);
  for (let at = earliest; at < latest; at += 1) if (separators.has(graphemes[at] ?? '')) return at;
  return Math.max(Math.min(earliest, latest), shortestHead);
};

/**
 * Where a name may be cut: the tail is its extension and the end of its stem, 16 graphemes and half the name at most,
 * from a separator on where one is near.
 */
export const cuttable = (name: string): CuttableName => {
  const graphemes = Array.from(segmenter.segment(name), ({ segment }) => segment);
  return { graphemes, tailStart: tailStartOf(graphemes) };
};

/** The name with all but the first `kept` graphemes of its head replaced by an ellipsis. */
export const cutTo = ({ graphemes, tailStart }: CuttableName, kept: number): string =>
  `${graphemes.slice(0, Math.max(kept, 0)).join('').trimEnd()}…${graphemes.slice(tailStart).join('')}`;

/**
 * The longest form of a name that fits: the whole of it, or its head cut before its tail. `fits` must be true for every
 * text shorter than one that fits; it is asked about log2 of the name's length times.
 */
export const middleCut = (name: string, fits: (text: string) => boolean): string => {
  if (name === '' || fits(name)) return name;
  const parts = cuttable(name);
  let [kept, tooMany] = [0, parts.tailStart];
  while (tooMany - kept > 1) {
    const half = Math.floor((kept + tooMany) / 2);
    if (fits(cutTo(parts, half))) kept = half;
    else tooMany = half;
  }
  return cutTo(parts, kept);
};
