import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstall } from './support/ensure-install.js';
import { clearReport, steps, tallyOf } from './support/steps.js';
import { sumTallies, tallyLine, wholeTally } from './support/tally.js';

/**
 * @typedef {import('./support/steps.js').Step} Step
 * @typedef {import('./support/tally.js').Tally} Tally
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Which steps to run: all, or the one that the first word names, with what it needs before it. Further words go to it.
 * @param {readonly string[]} words
 */
const chooseSteps = ([wanted, ...parameters]) => {
  if (wanted === undefined) return steps;
  const chosen = steps.find(({ name }) => name === wanted);
  if (chosen === undefined) {
    throw new Error(`no step "${wanted}"; there are: ${steps.map(({ name }) => name).join(', ')}`);
  }
  const needed = steps.filter(({ name }) => name === chosen.needs);
  return [...needed, { ...chosen, command: [...chosen.command, ...parameters] }];
};

/**
 * @param {Step} step
 * @param {Record<string, string>} environment
 */
const perform = async ({ command: [program = '', ...parameters] }, environment) => {
  const child = spawn(process.execPath, [join(root, 'node_modules', program), ...parameters], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const [code] = /** @type {[number | null]} */ (await once(child, 'exit'));
  return { passes: code === 0 };
};

/**
 * Runs one step and says how long it took.
 * @param {Step} step
 * @returns {Promise<Tally>}
 */
const run = async (step) => {
  console.log(`\n== ${step.title}`);
  const start = performance.now();
  await clearReport(step);
  /** @type {Record<string, string>} */
  const environment = {};
  if (step.name === 'browser') {
    const { ensureBrowser } = await import('./support/ensure-browser.js');
    environment['CHROMIUM_PATH'] = await ensureBrowser();
  }
  const tally = await tallyOf(step, await perform(step, environment));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`== ${step.title}: ${tallyLine(tally)} in ${seconds} s`);
  return tally;
};

/** @param {unknown} error */
const textOf = (error) => (error instanceof Error ? error.message : String(error));

/** @param {readonly string[]} words */
const runAll = async (words) => {
  await ensureInstall();
  /** @type {Map<string, Tally>} */
  const tallyByName = new Map();
  for (const step of chooseSteps(words)) {
    if (step.needs !== undefined && tallyByName.get(step.needs)?.failed !== 0) {
      console.log(`\n== ${step.title}: not run, it needs the step "${step.needs}"`);
      tallyByName.set(step.name, wholeTally({ passes: false }));
      continue;
    }
    const tally = await run(step).catch((/** @type {unknown} */ error) => {
      console.error(textOf(error));
      return wholeTally({ passes: false });
    });
    tallyByName.set(step.name, tally);
  }
  return sumTallies([...tallyByName.values()]);
};

try {
  const tally = await runAll(process.argv.slice(2));
  console.log(tally.skipped.length > 0 ? '\nSkipped:' : '');
  for (const { name, reason } of tally.skipped) console.log(`  ${name}: ${reason}`);
  console.log(tallyLine(tally));
  process.exitCode = tally.failed > 0 ? 1 : 0;
} catch (error) {
  console.error(`npm test: ${textOf(error)}`);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
