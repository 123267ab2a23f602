import { parseArgs } from 'node:util';

/** What was asked for on the command line. */
export interface SoakOptions {
  readonly seed: number;
  readonly minutes: number;
  readonly behaviours: number;
  readonly first: number;
  readonly atOnce: number;
  /** Seconds. */
  readonly longestPeace: number;
  readonly docs: 'write' | 'leave';
}

const numberOf = (name: string, text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value) || value < 0) throw new Error(`--${name}: ${text} is no number`);
  return value;
};

/** Reads the command line; throws where it cannot. */
export const parseSoakOptions = (words: readonly string[]): SoakOptions => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
      behaviours: { type: 'string', default: 'Infinity' },
      only: { type: 'string' },
      'at-once': { type: 'string', default: '16' },
      'longest-peace': { type: 'string', default: '5' },
      'write-docs': { type: 'boolean', default: false },
    },
  });
  const { only } = values;
  return {
    seed: numberOf('seed', values.seed),
    minutes: numberOf('minutes', values.minutes),
    behaviours: only === undefined ? numberOf('behaviours', values.behaviours) : 1,
    first: only === undefined ? 1 : numberOf('only', only),
    atOnce: numberOf('at-once', values['at-once']),
    longestPeace: numberOf('longest-peace', values['longest-peace']),
    docs: values['write-docs'] ? 'write' : 'leave',
  };
};
