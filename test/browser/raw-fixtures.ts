import { ChromiumProcess } from './chromium-process.ts';
import { expect, test as base } from './fixtures.ts';
import type { RawPage } from './raw-page.ts';

interface RawFixtures {
  /** A browser of its own, that can be killed, and whose workers nobody is attached to. */
  chromium: ChromiumProcess;
  /** Opens the app in a new tab of it and waits until the engine answers. */
  openTab: () => Promise<RawPage>;
}

export const test = base.extend<RawFixtures>({
  chromium: async ({ browserName }, use) => {
    expect(browserName).toBe('chromium');
    const chromium = await ChromiumProcess.start();
    await use(chromium);
    await chromium.dispose();
  },
  openTab: async ({ chromium, app }, use) => {
    await use(async () => {
      const tab = await chromium.open(app.url);
      await tab.evaluate(async () => void (await ladingReady));
      return tab;
    });
  },
});

export { expect } from '@playwright/test';
