import { defineConfig } from 'vitest/config';
import { precache } from './vite/precache.ts';
import { buildFacts } from './vite/build-facts.ts';

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
          include: [`test/{${folders}}/**/*.test.{ts,js}`],
        },
      },
    ],
    reporters: ['default', './test/support/vitest-report.js'],
    allowOnly: process.env['CI'] === undefined,
    passWithNoTests: false,
  },
});
