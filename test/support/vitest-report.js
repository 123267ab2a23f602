import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { unitReportPath } from './report-paths.js';

/**
 * @typedef {import('vitest/node').TestCase} TestCase
 * @typedef {import('vitest/node').TestModule} TestModule
 * @typedef {import('./tally.js').Tally} Tally
 */

/**
 * A file that could not be collected, or a hook that failed, is a failure that no test shows.
 * @param {readonly TestModule[]} modules
 */
const suiteFailures = (modules) => {
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  return suites.filter((suite) => suite.errors().length > 0).length;
};

/**
 * @param {readonly TestCase[]} tests
 * @param {string} state
 */
const inState = (tests, state) => tests.filter((test) => test.result().state === state);

/** @param {TestCase} test */
const skippedTest = (test) => {
  const result = test.result();
  const reason = result.state === 'skipped' ? result.note : undefined;
  return { name: `${test.module.relativeModuleId} > ${test.fullName}`, reason: reason ?? 'no reason given' };
};

/** Writes what the runner of all tests wants to know: the counts, and why a test was skipped. */
export default class VitestReport {
  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  async onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    /** @type {Tally} */
    const tally = {
      passed: inState(tests, 'passed').length,
      failed: inState(tests, 'failed').length + suiteFailures(modules) + unhandledErrors.length,
      skipped: inState(tests, 'skipped').map(skippedTest),
    };
    await mkdir(dirname(unitReportPath), { recursive: true });
    await writeFile(unitReportPath, JSON.stringify(tally));
  }
}
