import { test } from './fixtures.ts';
import { expect, listOf } from './screen.ts';

// A trace takes a picture of every row after every step, which is most of what this test would wait for.
test.use({ trace: 'off' });

test('Three hundred downloads are one list that keys reach the end of', async ({ page }) => {
  await page.evaluate(async () => {
    const lading = await ladingReady;
    const links = Array.from({ length: 300 }, (_, index) => `http://127.0.0.1:4999/file-${index + 1}.bin`);
    await Promise.all(links.map((remoteUrl) => lading.createJob({ files: [{ remoteUrl }] })));
  });
  await expect(listOf(page)).toHaveAttribute('aria-rowcount', '300');
  await expect(page.getByRole('button', { name: 'Paused 300' })).toBeVisible();
  await page.keyboard.press('End');
  const last = listOf(page).getByRole('row').last();
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.reload();
  await expect(listOf(page)).toHaveAttribute('aria-rowcount', '300');
});
