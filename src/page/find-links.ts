const linkPattern = /\bhttps?:\/\/[^\s<>"'`\\^{}|\u0000-\u001f]+/giu;
const closers = /[.,;:!?)\]}>'"»”]+$/u;

/** The most lines a dialog takes, and the most characters it looks at: what comes from outside is capped. */
export const mostLinks = 500;
const mostCharacters = 1_000_000;

const trimmed = (link: string): string => {
  const bare = link.replace(closers, '');
  // A closing bracket belongs to the link when its partner does: …/Lading_(ship)
  const next = link.charAt(bare.length);
  return next === ')' && bare.includes('(') && !bare.includes(')') ? `${bare})` : bare;
};

/** The web links in any text, in their order, without repeats, 500 at most. */
export const findLinks = (text: string): readonly string[] => {
  const found = text.slice(0, mostCharacters).match(linkPattern) ?? [];
  return [...new Set(found.map(trimmed))].slice(0, mostLinks);
};

/** The lines of the dialog: one wish each, empty ones left out, 500 at most. */
export const linesOf = (text: string): readonly string[] =>
  text
    .slice(0, mostCharacters)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, mostLinks);
