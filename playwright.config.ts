import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumCandidates } from './test/support/chromium.js';
import { browserReportPath } from './test/support/report-paths.js';

const executablePath = chromiumCandidates()[0];

export default defineConfig({
  testDir: 'test',
  testMatch: '{browser,soak}/**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 120_000,
  // One worker waits for minutes in the test of lifetimes, so that two work.
  workers: 3,
  retries: 0,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: browserReportPath }]],
  use: {
    headless: true,
    screenshot: 'only-on-failure',
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    launchOptions: { args: chromiumArguments, ...(executablePath === undefined ? {} : { executablePath }) },
  },
});
