import { readFile, rm } from 'node:fs/promises';
import { playwrightTally } from './playwright-tally.js';
import { browserReportPath, unitReportPath } from './report-paths.js';
import { wholeTally } from './tally.js';

/** @typedef {import('./tally.js').Tally} Tally */

/**
 * One step of `npm test`: a program of node_modules and how its outcome is counted.
 * @typedef {object} Step
 * @property {string} name what to call it on the command line
 * @property {string} title
 * @property {readonly string[]} command the program, from node_modules, and its parameters
 * @property {string} [needs] a step that must have passed
 * @property {string} [reportPath] the report it writes; a step without one passes or fails as a whole
 * @property {(report: string) => Tally} [toTally]
 */

/** What is linted: oxlint lints node_modules too when it is given no paths. */
const lintedPaths = ['src', 'sw', 'test', 'deploy', 'bench'];
const configs = ['vite.config.ts', 'vitest.config.ts', 'playwright.config.ts'];

/** All steps in their order. @type {readonly Step[]} */
export const steps = [
  { name: 'types', title: 'Types', command: ['typescript/bin/tsc', '-b'] },
  {
    name: 'lint',
    title: 'Lint',
    command: ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings', ...lintedPaths, ...configs],
  },
  { name: 'format', title: 'Format', command: ['oxfmt/bin/oxfmt', '--list-different', '.'] },
  { name: 'dead-code', title: 'Dead code', command: ['knip/bin/knip.js', '--no-progress'] },
  {
    name: 'unit',
    title: 'Fast tests',
    command: ['vitest/vitest.mjs', 'run'],
    reportPath: unitReportPath,
    toTally: (report) => JSON.parse(report),
  },
  { name: 'build', title: 'Build', command: ['vite/bin/vite.js', 'build', '--logLevel', 'warn'] },
  {
    name: 'browser',
    title: 'Browser tests',
    command: ['@playwright/test/cli.js', 'test'],
    needs: 'build',
    reportPath: browserReportPath,
    toTally: (report) => playwrightTally(JSON.parse(report)),
  },
];

/**
 * Forgets the report of an earlier run.
 * @param {Step} step
 */
export const clearReport = async ({ reportPath }) => {
  if (reportPath !== undefined) await rm(reportPath, { force: true });
};

/**
 * What a step counted. One that ended badly has failed at least once, whatever its report says.
 * @param {Step} step
 * @param {{ readonly passes: boolean }} outcome
 * @returns {Promise<Tally>}
 */
export const tallyOf = async ({ reportPath, toTally }, outcome) => {
  if (reportPath === undefined || toTally === undefined) return wholeTally(outcome);
  const report = await readFile(reportPath, 'utf8').catch(() => undefined);
  if (report === undefined) return wholeTally({ passes: false });
  const tally = toTally(report);
  return !outcome.passes && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
};
