import { sha256OfPattern } from '../server/pattern-hash.js';
import type { Locator } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from './fixtures.ts';
import { addLinks, expect, rowOf } from './screen.ts';

const slow = { size: 60_000_000, rate: 200_000 };

test('A row tells its state, how much is here, how fast it comes and how long it takes; keys and buttons pause and resume it, and screen readers are told of states only', async ({
  page,
  server,
}) => {
  const url = server.serve('/slow.iso', slow);
  const said = (text: string): Locator => page.getByRole('status').filter({ hasText: `slow.iso: ${text}` });
  await addLinks(page, [url]);
  const row = rowOf(page, 'slow.iso');
  await expect(row).toContainText('Downloading');
  await expect(row).toBeFocused();
  await expect(said('Downloading')).toHaveText('slow.iso: Downloading');
  await expect(row.getByRole('progressbar')).toHaveAttribute(
    'aria-valuetext',
    /^[\d.]+ (MB )?of 60\.0 MB, \d+\u202F%$/,
  );
  await expect(row).toContainText(/[\d.]+ [kM]B\/s/);
  await expect(row).toContainText(/\d+ s/);
  await expect(page).toHaveTitle(/^[\d.,]+ [kM]B\/s, 1 active$/);
  await expect(page.getByText('1 active, 0 waiting')).toBeVisible();

  await page.keyboard.press('p');
  await expect(row).toContainText('Paused');
  await expect(said('Paused')).toHaveText('slow.iso: Paused');
  await expect(page).toHaveTitle('Lading');
  await page.keyboard.press('r');
  await expect(row).toContainText('Downloading');
  await expect(row).toBeFocused();

  await row.getByRole('button', { name: 'Pause: slow.iso' }).click();
  await expect(row).toContainText('Paused');
  await server.waitFor(() => server.activeConnections(url) === 0);
  await row.getByRole('button', { name: 'Resume: slow.iso' }).click();
  await expect(row).toContainText('Downloading');
});

test('Saving hands the file to the browser byte for byte, and the row says so; closing the folder picker is no failure, and nothing is lost', async ({
  page,
  server,
}) => {
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

  await page.evaluate(() => {
    const dismissed = () => Promise.reject(new DOMException('dismissed', 'AbortError'));
    Reflect.set(globalThis, 'showDirectoryPicker', dismissed);
  });
  await addLinks(page, [server.serve('/other.pdf', { size: 1000 })]);
  const other = rowOf(page, 'other.pdf');
  await expect(other).toContainText('Ready to save');
  const more = other.getByRole('button', { name: 'More actions: other.pdf' });
  await more.click();
  await page.getByRole('menuitem', { name: 'Save to folder…' }).click();
  await expect(more).toBeFocused();
  await page.keyboard.press('s');
  await expect(other).toContainText('Saved');
  await expect(page.getByText(/no folder was chosen|not allowed/)).toHaveCount(0);
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
