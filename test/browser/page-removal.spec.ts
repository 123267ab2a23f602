import type { BrowserContext, Page } from '@playwright/test';
import { makeJob, rowsOf, startJob, State, untilState } from './drive.ts';
import { type App, openApp, test } from './fixtures.ts';
import { expect, rowOf } from './screen.ts';

/** The app with a clock in the test's hand: ten seconds pass when the test says so. */
const withClock = async (context: BrowserContext, app: App): Promise<Page> => {
  const page = await context.newPage();
  await page.clock.install();
  return openApp(page, app);
};

const removeByKey = async (page: Page, name: string): Promise<void> => {
  await rowOf(page, name).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
};

test('Removing asks once, says how many bytes go, and undo keeps the download going', async ({ page, server }) => {
  const url = server.serve('/half.iso', { size: 90_000_000, rate: 400_000 });
  const id = await startJob(page, { files: [{ remoteUrl: url }] });
  await expect(rowOf(page, 'half.iso').getByRole('progressbar')).toHaveAttribute(
    'aria-valuetext',
    /[1-9].* of 90\.0 MB/,
  );
  await removeByKey(page, 'half.iso');
  const dialog = page.locator('ld-confirm-dialog');
  await expect(page.getByRole('dialog', { name: 'Remove half.iso?' })).toBeVisible();
  await expect(dialog).toContainText(
    /[\d.]+ [kM]B are held here and will be deleted\. You can undo it for ten seconds\./,
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(rowOf(page, 'half.iso')).toBeFocused();
  await page.keyboard.press('Delete');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(rowOf(page, 'half.iso')).toBeHidden();
  await untilState(page, id, State.SUSPENDED);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rowOf(page, 'half.iso')).toContainText('Downloading');
  await untilState(page, id, State.TRANSFERRING);
});

test('Without undo a removed download and its bytes are gone after ten seconds', async ({
  context,
  app,
  server,
  complaints,
}) => {
  const page = await withClock(context, app);
  const id = await startJob(page, { files: [{ remoteUrl: server.serve('/whole.iso', { size: 2_000_000 }) }] });
  await untilState(page, id, State.TRANSFERRED);
  await removeByKey(page, 'whole.iso');
  await page.locator('ld-confirm-dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('Removed: whole.iso. 2.00 MB are freed in ten seconds.')).toBeVisible();
  await page.clock.runFor(8000);
  expect(await rowsOf(page, id)).not.toEqual({});
  await page.clock.runFor(3000);
  await expect.poll(() => rowsOf(page, id)).toEqual({});
  await expect(page.getByRole('heading', { name: 'Nothing on the list yet' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('What holds nothing goes without a question and comes back with undo', async ({ page, server }) => {
  await makeJob(page, { files: [{ remoteUrl: server.serve('/empty-handed.iso') }] });
  await removeByKey(page, 'empty-handed.iso');
  await expect(page.getByText('Removed: empty-handed.iso.')).toBeVisible();
  await expect(rowOf(page, 'empty-handed.iso')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rowOf(page, 'empty-handed.iso')).toContainText('Paused');
});
