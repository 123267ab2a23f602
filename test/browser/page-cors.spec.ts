import type { Page } from '@playwright/test';
import { startJob } from './drive.ts';
import { openApp, test } from './fixtures.ts';
import { addLinks, detailsOf, expect, rowOf } from './screen.ts';

const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

const refused = { size: 4000, cors: 'none', contentDisposition: 'attachment' } as const;

test('A server that lets no other site in: the card says what is missing, and what to add to which server', async ({
  page,
  server,
  app,
}) => {
  const url = server.serve('/closed.pdf', refused);
  const { origin } = new URL(app.url);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await addLinks(page, [url]);
  const row = rowOf(page, 'closed.pdf');
  await expect(row).toContainText('the server does not let this site in');
  await row.getByRole('button', { name: 'Options…: closed.pdf' }).click();
  const details = detailsOf(page, 'closed.pdf');
  await expect(details.getByRole('heading', { name: 'The server does not let this site read the file' })).toBeVisible();
  await expect(details.getByRole('link', { name: 'Use browser' })).toHaveAttribute('href', url);
  await expect(details.getByRole('term').filter({ hasText: 'Allow-Origin' })).toHaveText(
    `Access-Control-Allow-Origin: ${origin}`,
  );
  await details.getByText('Lines for nginx, Caddy').click();
  await details.getByRole('button', { name: 'Copy the lines for nginx' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await copied(page)).toContain(`default "${origin}";\n`);
  await details.getByRole('tab', { name: 'nginx' }).press('ArrowRight');
  await expect(details.getByRole('tab', { name: 'Caddy' })).toBeFocused();
  await details.getByRole('button', { name: 'Copy the lines for Caddy' }).click();
  await expect.poll(() => copied(page)).toContain(`header Access-Control-Allow-Origin "${origin}"\n`);
  await details.getByRole('tab', { name: 'S3' }).click();
  await expect(details.getByRole('tabpanel', { name: 'S3' })).toContainText(`"AllowedOrigins": ["${origin}"]`);
  server.update(url, { cors: 'exposed' });
  await details.getByRole('button', { name: 'Retry now' }).click();
  await expect(row).toContainText('Ready to save');
});

test('A link given to the browser’s downloads is marked, also after a reload, and is then removed', async ({
  page,
  server,
  app,
}) => {
  const url = server.serve('/closed.zip', refused);
  await addLinks(page, [url]);
  const row = rowOf(page, 'closed.zip');
  await row.getByRole('button', { name: 'Options…: closed.zip' }).click();
  const details = detailsOf(page, 'closed.zip');
  const download = page.context().waitForEvent('download');
  await details.getByRole('link', { name: 'Use browser' }).click();
  await expect(row).toContainText('given to the browser');
  await expect(details).toContainText('They do not tell an app whether they finished');
  await expect(details.getByRole('button', { name: 'Remove…' }).first()).toBeInViewport();
  expect((await download).suggestedFilename()).toBe('closed.zip');
  const visit = server.requestsFor(url).find(({ headers }) => headers['sec-fetch-mode'] === 'navigate');
  expect(visit?.headers).not.toHaveProperty('referer');
  await openApp(page, app);
  await expect(row).toContainText('given to the browser');
  await row.getByText('closed.zip').first().click();
  await details.getByRole('tab', { name: 'Activity' }).click();
  await expect(details.getByRole('tabpanel')).toContainText('You gave it to the browser’s downloads.');
  await row.getByRole('button', { name: 'Remove…: closed.zip' }).click();
  await expect(row).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('Paused');
  await expect(row).toContainText('given to the browser');
});

test('A resume takes a link back from the browser', async ({ page, server }) => {
  const url = server.serve('/closed.iso', refused);
  await addLinks(page, [url]);
  const row = rowOf(page, 'closed.iso');
  await row.getByRole('button', { name: 'Options…: closed.iso' }).click();
  const details = detailsOf(page, 'closed.iso');
  await details.getByRole('link', { name: 'Use browser' }).click({ button: 'middle' });
  await expect(row).toContainText('given to the browser');
  server.update(url, { cors: 'exposed' });
  await details.getByRole('tabpanel').getByRole('button', { name: 'Retry now' }).click();
  await expect(row).toContainText('Ready to save');
  await expect(details).not.toContainText('Given to the browser');
});

test('Headers of the person’s own: the lines answer the preflight too, and name no value', async ({ page, server }) => {
  const url = server.serve('/keyed.bin', { size: 4000, preflight: 'refuse' });
  await startJob(page, { files: [{ remoteUrl: url, headers: { 'X-Key': 'secret' } }] });
  const row = rowOf(page, 'keyed.bin');
  await row.getByRole('button', { name: 'Options…: keyed.bin' }).click();
  const details = detailsOf(page, 'keyed.bin');
  await expect(details).toContainText(/does not take the headers of this download \(x-key\)/iu);
  await details.getByText('Lines for nginx, Caddy').click();
  await expect(details.getByRole('tabpanel', { name: 'nginx' })).toContainText(
    /Allow-Headers "Range, x-key" always;/iu,
  );
  await expect(details).not.toContainText('secret');
});

test('A server that hides its headers: the details advise lines that expose them, and only those, and say of each file how it is known to be one version', async ({
  page,
  server,
}) => {
  const bare = { size: 4000, lastModified: null } as const;
  await addLinks(page, [
    server.serve('/plain.bin', { ...bare, cors: 'plain' }),
    server.serve('/open.bin', { ...bare, cors: 'exposed' }),
  ]);
  await expect(rowOf(page, 'plain.bin')).toContainText('Ready to save');
  await expect(rowOf(page, 'open.bin')).toContainText('Ready to save');
  await rowOf(page, 'plain.bin').getByText('plain.bin').first().click();
  const details = detailsOf(page, 'plain.bin');
  await expect(details).toContainText('up to 1,024 bytes were fetched twice');
  await expect(details).toContainText('shows no ETag and no old date');
  await details.getByText('Lines with which it would show more').click();
  const lines = details.getByRole('tabpanel', { name: 'nginx' });
  await expect(lines).toContainText('Access-Control-Expose-Headers');
  await expect(lines).not.toContainText('Access-Control-Allow-Origin');
  await rowOf(page, 'open.bin').getByText('open.bin').first().click();
  const open = detailsOf(page, 'open.bin');
  await expect(open).toContainText('Every answer named the same version');
  await expect(open).not.toContainText('shows no ETag');

  const files = [
    server.serve('/one.bin', { size: 4000 }),
    server.serve('/two.bin', { size: 4000, cors: 'plain', lastModified: null }),
  ].map((remoteUrl) => ({ remoteUrl }));
  await startJob(page, { displayName: 'Two files', files });
  await expect(rowOf(page, 'Two files')).toContainText('Ready to save');
  await rowOf(page, 'Two files').getByText('Two files').first().click();
  const two = detailsOf(page, 'Two files');
  await two.getByRole('tab', { name: 'Files' }).click();
  await expect(two.getByRole('listitem').filter({ hasText: 'one.bin' })).toContainText('strong ETag or date');
  await expect(two.getByRole('listitem').filter({ hasText: 'two.bin' })).toContainText('compared bytes');
  await expect(two.getByRole('definition')).toHaveCount(2);
});
