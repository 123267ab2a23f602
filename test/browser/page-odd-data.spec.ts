import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startJob, makeJob } from './drive.ts';
import { test } from './fixtures.ts';
import { detailsOf, expect, rowOf } from './screen.ts';

test('An Arabic name runs in its own direction and does not turn its row around; a very long one is cut in its middle, keeps its extension and is told', async ({
  page,
  server,
}) => {
  const arabic = 'محاضرة ١٢ (كامل).mp4';
  await makeJob(page, { files: [{ remoteUrl: server.serve(`/${encodeURIComponent(arabic)}`) }] });
  const shown = rowOf(page, arabic).locator('ld-name bdi');
  await expect(shown).toHaveText(arabic);
  await expect(shown).toHaveCSS('direction', 'rtl');
  await expect(rowOf(page, arabic)).toHaveCSS('direction', 'ltr');

  const name = `${'a-very-long-name-'.repeat(12)}end.tar.gz`;
  await makeJob(page, { files: [{ remoteUrl: server.serve(`/${name}`) }] });
  const row = rowOf(page, name);
  await expect(row.locator('ld-name bdi')).toHaveText(/^a-very.*….*end\.tar\.gz$/);
  await expect(row.locator('ld-name bdi')).toHaveAttribute('title', name);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('A file of unknown size claims no share of it, one of no bytes is whole and says so, and thirty files are listed in their order', async ({
  page,
  server,
}) => {
  const url = server.serve('/export.sql', { size: 20_000_000, support: 'none', length: 'chunked', rate: 100_000 });
  await startJob(page, { files: [{ remoteUrl: url }] });
  const bar = rowOf(page, 'export.sql').getByRole('progressbar');
  await expect(bar).toHaveAttribute('aria-valuetext', /B, size unknown$/);
  await expect(bar).not.toHaveAttribute('aria-valuenow');

  await startJob(page, { files: [{ remoteUrl: server.serve('/empty.txt', { size: 0 }) }] });
  const empty = rowOf(page, 'empty.txt');
  await expect(empty).toContainText('Ready to save');
  await expect(empty.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '0 bytes, whole');
  await expect(empty.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');

  const files = Array.from({ length: 30 }, (_, index) => ({
    remoteUrl: server.serve(`/sheet-${index + 1}.pdf`, { size: 1000 + index, seed: index }),
  }));
  await startJob(page, { displayName: 'Problem sheets', files });
  await expect(rowOf(page, 'Problem sheets')).toContainText(/Ready to save\s+30 files/);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const details = detailsOf(page, 'Problem sheets');
  await details.getByRole('tab', { name: 'Files 30' }).click();
  await expect(details.getByRole('listitem')).toHaveCount(30);
  await expect(details.getByRole('listitem').nth(29)).toContainText('sheet-30.pdf');
  await expect(details.getByRole('tabpanel')).toContainText('30 files, 30 kB');
});

test('The first script weighs at most 45 kB', async ({ dist }) => {
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const [, script] = /<script[^>]* src="([^"]+)"/.exec(html) ?? [];
  const bytes = await readFile(join(dist, script ?? 'no script'));
  expect(gzipSync(bytes).length).toBeLessThanOrEqual(45_000);
});
