import { fitFileName, splitFileName } from './fit-file-name.ts';

/** What two names share that some file system takes for one: APFS folds case and normal form, NTFS case. */
const keyOf = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');

/**
 * The same names in the same order, none of them equal to another even where case and normal form do not count:
 * the first of its kind keeps its name, later ones get " (1)" before the extension, within 255 bytes of UTF-8.
 */
export const distinctNames = (names: readonly string[]): readonly string[] => {
  // Every name that stands in the list belongs to the one that bears it, so no number is given that is already there.
  const taken = new Set(names.map(keyOf));
  const seen = new Set<string>();
  const lastNumberByStem = new Map<string, number>();
  // No number can be higher than there are names; all stems leave room for it, so that each is cut in one way only.
  const room = ' '.repeat(` (${names.length})`.length);

  const renamed = (name: string): string => {
    const { stem, extension } = splitFileName(name);
    const cutStem = fitFileName(stem, room + extension).slice(0, -(room + extension).length);
    const counted = keyOf(cutStem + extension);
    let number = lastNumberByStem.get(counted) ?? 0;
    let candidate: string;
    do {
      number += 1;
      candidate = `${cutStem} (${number})${extension}`;
    } while (taken.has(keyOf(candidate)));
    lastNumberByStem.set(counted, number);
    return candidate;
  };

  return names.map((name) => {
    const key = keyOf(name);
    if (seen.has(key)) return renamed(name);
    seen.add(key);
    return name;
  });
};
