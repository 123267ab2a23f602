/**
 * @typedef {import('@playwright/test/reporter').JSONReport} Report
 * @typedef {import('@playwright/test/reporter').JSONReportSuite} Suite
 * @typedef {import('@playwright/test/reporter').JSONReportSpec} Spec
 * @typedef {import('./tally.js').Tally} Tally
 */

/**
 * @param {Suite} suite
 * @returns {readonly Spec[]}
 */
const specsOf = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];

/** @param {Spec} spec */
const skippedRuns = (spec) =>
  spec.tests
    .filter(({ status }) => status === 'skipped')
    .map(({ annotations }) => ({
      name: `${spec.file} > ${spec.title}`,
      reason: annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? 'no reason given',
    }));

/**
 * What a report of Playwright counts. A flaky test failed; so did a file that could not be loaded.
 * @param {Report} report
 * @returns {Tally}
 */
export const playwrightTally = ({ stats, suites, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: suites.flatMap(specsOf).flatMap(skippedRuns),
});
