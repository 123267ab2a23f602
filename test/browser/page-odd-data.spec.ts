import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startJob, makeJob } from './drive.ts';
import { test } from './fixtures.ts';
import { detailsOf, expect, rowOf } from './screen.ts';

test('A very long name is cut in its middle and keeps its extension; its whole name is told', async ({
  page,
  server,
}) => {
  const name = `${'a-very-long-name-'.repeat(12)}end.tar.gz`;
  await makeJob(page, { files: [{ remoteUrl: server.serve(`/${name}`) }] });
  const row = rowOf(page, name);
  await expect(row.locator('ld-name bdi')).toHaveText(/^a-very.*….*end\.tar\.gz$/);
  await expect(row.locator('ld-name bdi')).toHaveAttribute('title', name);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('An Arabic name runs in its own direction and does not turn its row around', async ({ page, server }) => {
  const name = 'محاضرة ١٢ (كامل).mp4';
  await makeJob(page, { files: [{ remoteUrl: server.serve(`/${encodeURIComponent(name)}`) }] });
  const shown = rowOf(page, name).locator('ld-name bdi');
  await expect(shown).toHaveText(name);
  await expect(shown).toHaveCSS('direction', 'rtl');
  await expect(rowOf(page, name)).toHaveCSS('direction', 'ltr');
});

test('A file of unknown size shows what is held and claims no share of it', async ({ page, server }) => {
  const url = server.serve('/export.sql', { size: 20_000_000, support: 'none', length: 'chunked', rate: 400_000 });
  await startJob(page, { files: [{ remoteUrl: url }] });
  const bar = rowOf(page, 'export.sql').getByRole('progressbar');
  await expect(bar).toHaveAttribute('aria-valuetext', /B, size unknown$/);
  await expect(bar).not.toHaveAttribute('aria-valuenow');
});

test('A file of no bytes is whole and says so in words', async ({ page, server }) => {
  await startJob(page, { files: [{ remoteUrl: server.serve('/empty.txt', { size: 0 }) }] });
  const row = rowOf(page, 'empty.txt');
  await expect(row).toContainText('Ready to save');
  await expect(row.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '0 bytes, whole');
  await expect(row.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
});

test('A download of thirty files lists them in their order', async ({ page, server }) => {
  const files = Array.from({ length: 30 }, (_, index) => ({
    remoteUrl: server.serve(`/sheet-${index + 1}.pdf`, { size: 1000 + index, seed: index }),
  }));
  await startJob(page, { displayName: 'Problem sheets', files });
  await expect(rowOf(page, 'Problem sheets')).toContainText(/Ready to save\s+30 files/);
  await page.keyboard.press('ArrowDown');
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
