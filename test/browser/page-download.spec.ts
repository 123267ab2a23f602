import { sha256OfPattern } from '../server/pattern-hash.js';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from './fixtures.ts';
import { addLinks, expect, rowOf } from './screen.ts';

const slow = { size: 60_000_000, rate: 400_000 };

test('A row tells its state in a word, how much is here, how fast it comes and how long it takes', async ({
  page,
  server,
}) => {
  await addLinks(page, [server.serve('/slow.iso', slow)]);
  const row = rowOf(page, 'slow.iso');
  await expect(row).toContainText('Downloading');
  await expect(row.getByRole('progressbar')).toHaveAttribute(
    'aria-valuetext',
    /^[\d.]+ (MB )?of 60\.0 MB, \d+\u202F%$/,
  );
  await expect(row).toContainText(/[\d.]+ [kM]B\/s/);
  await expect(row).toContainText(/\d+ s/);
  await expect(page).toHaveTitle(/^[\d.,]+ [kM]B\/s, 1 active$/);
  await expect(page.getByText('1 active, 0 waiting')).toBeVisible();
  await row.getByRole('button', { name: 'Pause: slow.iso' }).click();
  await expect(row).toContainText('Paused');
  await expect(page).toHaveTitle('Lading');
});

test('A download is paused and resumed by its button', async ({ page, server }) => {
  const url = server.serve('/slow.iso', slow);
  await addLinks(page, [url]);
  const row = rowOf(page, 'slow.iso');
  await expect(row).toContainText('Downloading');
  await row.getByRole('button', { name: 'Pause: slow.iso' }).click();
  await expect(row).toContainText('Paused');
  await server.waitFor(() => server.activeConnections(url) === 0);
  await row.getByRole('button', { name: 'Resume: slow.iso' }).click();
  await expect(row).toContainText('Downloading');
});

test('The keys P and R pause and resume the selected download', async ({ page, server }) => {
  await addLinks(page, [server.serve('/slow.iso', slow)]);
  const row = rowOf(page, 'slow.iso');
  await expect(row).toBeFocused();
  await expect(row).toContainText('Downloading');
  await page.keyboard.press('p');
  await expect(row).toContainText('Paused');
  await page.keyboard.press('r');
  await expect(row).toContainText('Downloading');
  await expect(row).toBeFocused();
});

test('Saving hands the file to the browser byte for byte, and the row says so', async ({ page, server }) => {
  const size = 3_000_000;
  await addLinks(page, [server.serve('/report.pdf', { size, seed: 5 })]);
  const row = rowOf(page, 'report.pdf');
  await expect(row).toContainText('Ready to save');
  const saving = page.waitForEvent('download');
  await row.getByRole('button', { name: 'Save: report.pdf' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('report.pdf');
  const bytes = await readFile(await download.path());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(await sha256OfPattern(5, size));
  await expect(row).toContainText('Saved');
  await expect(page.getByText('report.pdf was given to the browser’s downloads.')).toBeVisible();
  await expect(row.getByRole('button', { name: 'Save again: report.pdf' })).toBeVisible();
});

test('Closing the folder picker is no failure, and nothing is lost', async ({ context, page, server }) => {
  await context.addInitScript(() => {
    const dismissed = () => Promise.reject(new DOMException('dismissed', 'AbortError'));
    Reflect.set(globalThis, 'showDirectoryPicker', dismissed);
  });
  await page.reload();
  await addLinks(page, [server.serve('/report.pdf', { size: 1000 })]);
  const row = rowOf(page, 'report.pdf');
  await expect(row).toContainText('Ready to save');
  const more = row.getByRole('button', { name: 'More actions: report.pdf' });
  await more.click();
  await page.getByRole('menuitem', { name: 'Save to folder…' }).click();
  await expect(more).toBeFocused();
  await page.keyboard.press('s');
  await expect(row).toContainText('Saved');
  await expect(page.getByText(/no folder was chosen|not allowed/)).toHaveCount(0);
});

test('Changes of state are told to screen readers, progress is not', async ({ page, server }) => {
  await addLinks(page, [server.serve('/slow.iso', slow)]);
  const said = page.getByRole('status').filter({ hasText: 'slow.iso: Downloading' });
  await expect(said).toHaveText('slow.iso: Downloading');
  await page.keyboard.press('p');
  await expect(page.getByRole('status').filter({ hasText: 'slow.iso: Paused' })).toHaveText('slow.iso: Paused');
});

test('Two tabs show the same list and the same state', async ({ page, context, app, server }) => {
  await addLinks(page, [server.serve('/slow.iso', slow)]);
  const other = await context.newPage();
  await other.goto(app.url);
  await expect(rowOf(other, 'slow.iso')).toContainText('Downloading');
  await rowOf(other, 'slow.iso').getByRole('button', { name: 'Pause: slow.iso' }).click();
  await expect(rowOf(page, 'slow.iso')).toContainText('Paused');
  await addLinks(page, [server.serve('/second.iso', { size: 1000 })]);
  await expect(rowOf(other, 'second.iso')).toContainText('Ready to save');
});
