import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const page = readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8');

interface Row {
  readonly number: string;
  readonly fault: string;
  readonly outcome: string;
  readonly shownBy: string;
}

const rows: readonly Row[] = page
  .split('\n')
  .filter((line) => /^\| [FS]\d/u.test(line))
  .map((line) => {
    const [number = '', fault = '', outcome = '', shownBy = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    return { number, fault, outcome, shownBy };
  });

/** A name in the last column: a file below `test/`, and the beginning of a title or the name of a case. */
interface Named {
  readonly number: string;
  readonly file: string;
  readonly title: string;
}

const namedIn = ({ number, shownBy }: Row): readonly (Named | string)[] =>
  shownBy === ''
    ? []
    : shownBy.split('<br>').map((name) => {
        const [, file, title] = /^`([^`]+)` › (.+)$/u.exec(name) ?? [];
        return file === undefined || title === undefined ? `${number}: ${name}` : { number, file, title };
      });

const names = rows.flatMap(namedIn);

const sourceOf = (file: string): string => {
  try {
    return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  } catch {
    return '';
  }
};

/** Whether a literal of the source, or what follows a placeholder in one, begins like this. */
const hasLiteral = (source: string, beginning: string): boolean =>
  [`'`, '"', '`', '} '].some((before) => source.includes(before + beginning));

const isThere = ({ file, title }: Named): boolean =>
  title.length > 4 && /\.(?:test|spec)\.[jt]s$/u.test(file) && hasLiteral(sourceOf(file), title);

const numbersFrom = (letter: string, first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, at) => `${letter}${String(first + at).padStart(2, '0')}`);

/** The catalogue's numbers that a browser can meet; between them numbers are free. */
const catalogue = [
  ...numbersFrom('F', 1, 18),
  ...numbersFrom('F', 20, 28),
  ...numbersFrom('F', 30, 37),
  ...numbersFrom('F', 40, 46),
  'F60',
  'F62',
  'F63',
  'F68',
  'F70',
  'F71',
  'F72',
  ...numbersFrom('S', 1, 20),
];

describe('docs/faults.md', () => {
  test('has every fault of the catalogue', () => {
    const numbers = new Set(rows.map(({ number }) => number));
    expect(catalogue.filter((number) => !numbers.has(number))).toEqual([]);
  });

  test('has every number once, in order', () => {
    const numbers = rows.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].toSorted());
  });

  test('says of every fault what it is, what comes of it, and what shows it or why nothing does', () => {
    const isSaid = ({ fault, outcome, shownBy }: Row): boolean =>
      fault.length > 4 && outcome.length > 4 && outcome.startsWith('no test: ') === (shownBy === '');
    expect(rows.filter((row) => !isSaid(row)).map(({ number }) => number)).toEqual([]);
  });

  test('names only tests that there are', () => {
    const missing = names.filter((name) => typeof name === 'string' || !isThere(name));
    expect(missing).toEqual([]);
  });
});
