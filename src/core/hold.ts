import type { Ranges } from './ranges.ts';

/** Parts of a whole in thousandths: half-open, merged. */
export type Hold = readonly (readonly [start: number, end: number])[];

const mostParts = 40;
const closest = 1.5;

/** The held parts of what is wanted, laid end to end and drawn on a scale of a thousand; empty while nothing is known. */
export const holdOf = (wanted: Ranges, held: Ranges): Hold => {
  const total = wanted.reduce((sum, span) => sum + span.end - span.start, 0);
  if (total === 0) return [];
  const parts: [number, number][] = [];
  let before = 0;
  for (const span of wanted) {
    for (const piece of held) {
      const [start, end] = [Math.max(piece.start, span.start), Math.min(piece.end, span.end)];
      const from = ((before + start - span.start) * 1000) / total;
      const to = Math.min(1000, ((before + end - span.start) * 1000) / total);
      if (from < to) parts.push([from, to]);
    }
    before += span.end - span.start;
  }
  return thinned(parts);
};

/** The hold of a job of several files: how much of all of them, as one part. */
export const holdOfShare = (bytes: number, total: number | undefined): Hold =>
  total === undefined || total === 0 || bytes === 0 ? [] : [[0, Math.min(1000, (bytes * 1000) / total)]];

const joined = (parts: readonly (readonly [number, number])[], gap: number): [number, number][] => {
  const result: [number, number][] = [];
  for (const [start, end] of parts) {
    const last = result.at(-1);
    if (last && start - last[1] < gap) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
};

const thinned = (parts: readonly (readonly [number, number])[]): Hold => {
  let gap = closest;
  let result = joined(parts, gap);
  while (result.length > mostParts) {
    gap *= 2;
    result = joined(parts, gap);
  }
  return result;
};
