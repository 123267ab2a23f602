import { defineConfig } from 'vitest/config';
import { precache } from './deploy/build/precache.ts';
import { buildFacts } from './deploy/build/build-facts.ts';

const folders = 'core,engine,protocol,ports,contract,server,migrations,page,support';

export default defineConfig({
  plugins: [precache()],
  define: buildFacts(),
  cacheDir: '.cache/vitest',
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // A worker that serves many files is four times as fast; no test here leaves state behind.
          isolate: false,
          include: [`test/{${folders}}/**/*.test.{ts,js}`],
        },
      },
    ],
    reporters: ['default', './test/support/vitest-report.js'],
    allowOnly: process.env['CI'] === undefined,
    passWithNoTests: false,
  },
});
