import { test } from './fixtures.ts';
import { addLinks, detailsOf, expect, rowOf } from './screen.ts';

const answering = (status: number, headers = {}) => ({ effect: { do: 'status', status, headers } }) as const;

test('A file that is not there says so, and another link mends it', async ({ page, server }) => {
  const old = server.serve('/moved.bin', { faults: [answering(404)] });
  const fresh = server.serve('/new/moved.bin', { size: 4000 });
  await addLinks(page, [old]);
  const row = rowOf(page, 'moved.bin');
  await expect(row).toContainText('Failed');
  await expect(row).toContainText('not found (404)');
  await page.keyboard.press('Enter');
  const details = detailsOf(page, 'moved.bin');
  await expect(details.getByRole('heading', { name: 'The file is not there' })).toBeVisible();
  await expect(details).toContainText('Look for the file on the page where you found the link');
  await expect(details).toContainText('0x80190194');
  await details.getByRole('button', { name: 'New link…' }).click();
  const dialog = page.locator('ld-replace-dialog');
  await expect(page.getByRole('dialog', { name: 'Replace the link' })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'New link' }).fill('not a link');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Not a link');
  await dialog.getByRole('textbox', { name: 'New link' }).fill(fresh);
  await dialog.getByRole('button', { name: 'Use this link' }).click();
  await expect(row).toContainText('Ready to save');
  await expect(details.getByRole('heading', { name: 'The file is not there' })).toBeHidden();
});

test('A busy server is waited for with a countdown, Retry now does not wait, and the activity tells in plain words what happened', async ({
  page,
  server,
}) => {
  const busy = { when: { nth: 1 }, ...answering(503, { 'Retry-After': '300' }) };
  const url = server.serve('/busy.bin', { size: 4000, faults: [busy] });
  await addLinks(page, [url]);
  const row = rowOf(page, 'busy.bin');
  await expect(row).toContainText(/Retrying\s*in [45]:\d\d/);
  await expect(row).toContainText('server busy (503)');
  await page.keyboard.press('Enter');
  const details = detailsOf(page, 'busy.bin');
  await expect(details.getByRole('heading', { name: 'The server is busy' })).toBeVisible();
  await expect(details).toContainText(/next try in [45]:\d\d/);
  await row.getByRole('button', { name: 'Retry now: busy.bin' }).click();
  await expect(row).toContainText('Ready to save');
  expect(server.requestsFor(url).filter(({ method }) => method === 'GET').length).toBeGreaterThan(1);

  await details.getByRole('tab', { name: 'Activity' }).click();
  const told = details.getByRole('tabpanel');
  await expect(told).toContainText('Added. 1 file.');
  await expect(told).toContainText('It stopped for a while. The server is busy.');
  await expect(told).toContainText('The server answered. 206: 4 kB, it can be fetched in parts.');
  await expect(told).toContainText('Everything is whole.');
  await expect(told).not.toContainText(/[A-Z]{3,}_/);
});
