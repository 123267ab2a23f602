import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { type Cell, cellOf, type EventType, eventTypes } from '../../src/core/grid.ts';
import { bitsNumberByState, jobStates, stateNameByState } from '../../src/core/job-state.ts';

const page = readFileSync(new URL('../../docs/states.md', import.meta.url), 'utf8');

type Table = readonly (readonly string[])[];

const cellsOf = (line: string): readonly string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim().replaceAll('`', ''));

/** Every table of the page whose first column has this heading: its rows without the ruler. */
const tablesOf = (heading: string): readonly Table[] =>
  page
    .split(/\n{2,}/u)
    .filter((block) => block.startsWith(`| ${heading} |`))
    .map((block) =>
      block
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('|-'))
        .map(cellsOf),
    );

const names = jobStates.map((state) => stateNameByState[state]);

const writtenCell = (cell: Cell): string => {
  if (cell === '!') return 'refused';
  return cell === '-' ? '-' : stateNameByState[cell];
};

const writtenRow = (event: EventType): readonly string[] => [
  event,
  ...jobStates.map((state) => writtenCell(cellOf(state, event))),
];

const [states = []] = tablesOf('#');
const [actions = []] = tablesOf('action');
const [facts = [], meanings = []] = tablesOf('event');

const isRefusable = (event: EventType): boolean => cellOf('cancelled', event) === '!';

describe('docs/states.md', () => {
  test('names every state with its number, in order', () => {
    expect(states.slice(1).map(([number, name]) => [number, name])).toEqual(
      jobStates.map((state) => [String(bitsNumberByState[state]), stateNameByState[state]]),
    );
  });

  test('gives every state a plain word and a meaning', () => {
    expect(states.slice(1).map(([, , word]) => word)).toEqual([
      'Waiting',
      'none',
      'Downloading',
      'Paused',
      'Failed',
      'Retrying',
      'Ready to save',
      'Saved',
      'Removed',
    ]);
    expect(states.slice(1).filter(([, , , meaning = '']) => meaning.length < 10)).toEqual([]);
  });

  test('draws a column for every state in both tables', () => {
    expect(actions[0]).toEqual(['action', ...names]);
    expect(facts[0]).toEqual(['event', ...names]);
  });

  for (const event of eventTypes) {
    test(`draws ${event} as the grid has it`, () => {
      const table = isRefusable(event) ? actions : facts;
      expect(table.filter(([name]) => name === event)).toEqual([writtenRow(event)]);
    });
  }

  test('draws no event that the grid does not have', () => {
    const drawn = [...actions.slice(1), ...facts.slice(1)].map(([name]) => name);
    expect(drawn).toEqual([...eventTypes]);
  });

  test('says of every event what happened', () => {
    expect(meanings.slice(1).map(([name]) => name)).toEqual(facts.slice(1).map(([name]) => name));
    expect(meanings.slice(1).filter(([, meaning = '']) => meaning.length < 10)).toEqual([]);
  });
});
