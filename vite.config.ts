import { defineConfig } from 'vite';
import { buildFacts } from './deploy/build/build-facts.ts';
import { precache } from './deploy/build/precache.ts';

/** One build of two environments: the page, and then the worker that knows every file of the page. */
export default defineConfig({
  base: './',
  cacheDir: '.cache/vite',
  define: buildFacts(),
  plugins: [precache()],
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  environments: {
    sw: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: { input: 'sw/main.ts', output: { format: 'iife', entryFileNames: 'sw.js' } },
      },
    },
  },
  builder: {
    sharedConfigBuild: true,
    buildApp: async (builder) => {
      for (const environment of [builder.environments['client'], builder.environments['sw']]) {
        if (environment === undefined) throw new Error('the build lacks an environment');
        await builder.build(environment);
      }
    },
  },
});
