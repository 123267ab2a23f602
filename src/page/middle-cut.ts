/** A name in two parts: what may be shortened, and what stays visible whatever the width. */
export interface CutName {
  readonly head: string;
  readonly tail: string;
}

const longestTail = 16;
const longestExtension = 12;
const shortestCut = 24;
const separators = new Set([' ', '-', '_', '.', '(', '[', '–', '+']);

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const extensionLength = (graphemes: readonly string[]): number => {
  const dot = graphemes.lastIndexOf('.');
  const length = graphemes.length - dot;
  if (dot <= 0 || length > longestExtension) return 0;
  // "tar.gz" and its like are one ending.
  const inner = graphemes.slice(0, dot).lastIndexOf('.');
  const double = graphemes.slice(inner + 1, dot).join('') === 'tar';
  return double && inner > 0 ? graphemes.length - inner : length;
};

const tailStart = (graphemes: readonly string[]): number => {
  const earliest = graphemes.length - longestTail;
  const latest = graphemes.length - Math.max(extensionLength(graphemes), 4);
  for (let at = earliest; at < latest; at += 1) {
    if (separators.has(graphemes[at] ?? '')) return at;
  }
  return earliest;
};

/**
 * Where a name may be cut: the tail is its extension and the end of its stem, 16 graphemes at most, from a separator
 * on where one is near. Short names are all head. `head + tail` is always the name.
 */
export const middleCut = (name: string): CutName => {
  const graphemes = Array.from(segmenter.segment(name), ({ segment }) => segment);
  if (graphemes.length <= shortestCut) return { head: name, tail: '' };
  const at = tailStart(graphemes);
  return { head: graphemes.slice(0, at).join(''), tail: graphemes.slice(at).join('') };
};
