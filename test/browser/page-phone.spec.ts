import { test } from './fixtures.ts';
import { addDialog, detailsOf, expect, rowOf } from './screen.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

test('On a phone a download is added, paused, looked at, resumed and saved by touch, and every target in the list is at least 44 pixels high', async ({
  page,
  server,
}) => {
  const url = server.serve('/trip.mp4', { size: 6_000_000, rate: 400_000 });
  await page.getByRole('button', { name: 'Add', exact: true }).last().tap();
  await addDialog(page).getByRole('textbox').fill(url);
  await addDialog(page).getByRole('button', { name: 'Add and start' }).tap();
  const row = rowOf(page, 'trip.mp4');
  await expect(row).toContainText('Downloading');
  await row.getByRole('button', { name: 'Pause: trip.mp4' }).tap();
  await expect(row).toContainText('Paused');
  await row.getByText('trip.mp4').first().tap();
  const sheet = page.getByRole('dialog', { name: 'Details of trip.mp4' });
  await expect(sheet.getByRole('heading', { name: 'trip.mp4' })).toBeVisible();
  server.update(url, { rate: 1e9 });
  await sheet.getByRole('button', { name: 'Resume' }).tap();
  await expect(sheet).toContainText('Ready to save');
  const saving = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Save', exact: true }).tap();
  expect((await saving).suggestedFilename()).toBe('trip.mp4');
  await expect(sheet).toContainText('Saved');
  await sheet.getByRole('button', { name: 'Close' }).tap();
  await expect(detailsOf(page, 'trip.mp4')).toBeHidden();
  await expect(row).toContainText('Saved');

  await page.getByRole('button', { name: 'Add', exact: true }).last().tap();
  await addDialog(page)
    .getByRole('textbox')
    .fill(server.serve('/a.bin', { size: 10 }));
  await addDialog(page).getByRole('button', { name: 'Add and start' }).tap();
  await expect(rowOf(page, 'a.bin')).toContainText('Ready to save');
  for (const button of [
    rowOf(page, 'a.bin').getByRole('button', { name: 'Save: a.bin' }),
    page.getByRole('button', { name: 'Pause all' }),
    page.getByRole('button', { name: 'Add', exact: true }),
  ]) {
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
