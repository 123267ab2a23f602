import { openApp, test } from './fixtures.ts';
import { createStaticServer } from '../../deploy/static-server.js';
import { addDialog, addLinks, expect, listOf, pasteText, rowOf } from './screen.ts';

test('Links pasted or typed into the first view go to the dialog; one that is added becomes ready to save, and waits for a tick when it is given again', async ({
  page,
  server,
}) => {
  const links = ['/a.zip', '/b.pdf'].map((path) => server.serve(path));
  await page.getByRole('textbox', { name: 'Paste one link, or many' }).focus();
  await pasteText(page, links.join('\n'));
  await expect(addDialog(page).getByRole('textbox')).toHaveValue(links.join('\n'));
  await page.keyboard.press('Escape');
  await expect(addDialog(page)).toBeHidden();

  const url = server.serve('/first.iso', { size: 300_000 });
  await expect(page.getByRole('heading', { name: 'Nothing on the list yet' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Paste one link, or many' }).fill(url);
  await page.keyboard.press('Enter');
  await expect(addDialog(page)).toContainText('Can be added');
  expect(server.requestsFor(url)).toEqual([]);
  await addDialog(page).getByRole('button', { name: 'Add and start' }).click();
  await expect(rowOf(page, 'first.iso')).toContainText('Ready to save');
  await expect(page.getByRole('status').filter({ hasText: '1 link added.' })).toBeVisible();

  await page.keyboard.press('a');
  await addDialog(page).getByRole('textbox').fill(url);
  await expect(addDialog(page)).toContainText('Already in the list');
  await expect(addDialog(page).getByRole('button', { name: 'Add and start' })).toBeDisabled();
  await addDialog(page).getByRole('checkbox', { name: 'Add first.iso' }).check();
  await addDialog(page).getByRole('button', { name: 'Add and start' }).click();
  await expect(rowOf(page, 'first.iso')).toHaveCount(2);
});

test('Links in the address fill the dialog, start nothing and leave the address', async ({ context, app, server }) => {
  const links = ['/a.zip', '/b.zip?x=1&y=2'].map((path) => server.serve(path));
  const query = links.map((link) => `add=${encodeURIComponent(link)}`).join('&');
  const page = await openApp(await context.newPage(), { ...app, url: `${app.url}?${query}` });
  await expect(addDialog(page)).toContainText('suggested by a link; nothing starts by itself');
  await expect(addDialog(page).getByRole('textbox')).toHaveValue(links.join('\n'));
  expect(page.url()).toBe(app.url);
  await page.keyboard.press('Escape');
  await expect(addDialog(page)).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Nothing on the list yet' })).toBeVisible();
  expect(server.log).toEqual([]);
});

const wrongLines = [
  ['ftp://files.example/a.iso', 'Only web links work'],
  ['javascript:alert(1)', 'Only web links work'],
  ['https://me:secret@files.example/a.iso', 'Contains a password'],
  ['https://files.example:6667/a.iso', 'Browsers block this port'],
  ['no link at all', 'Not a link'],
] as const;

test('What is added paused fetches nothing, lines pasted anywhere open the dialog with every link in them, and each wrong line says what is wrong with it', async ({
  page,
  server,
}) => {
  const url = server.serve('/later.bin');
  await addLinks(page, [url], 'Add paused');
  await expect(rowOf(page, 'later.bin')).toContainText('Paused');
  await expect(rowOf(page, 'later.bin')).toBeFocused();
  expect(server.requestsFor(url)).toEqual([]);

  const links = ['/a.zip', '/b.pdf', '/c.flac'].map((path) => server.serve(path, { size: 1000 }));
  await page.getByRole('button', { name: 'Add links' }).focus();
  await pasteText(page, `Look: ${links[0]}, then\n<${links[1]}>\nand (${links[2]}).`);
  await expect(addDialog(page)).toContainText('from what you pasted');
  await expect(addDialog(page).getByRole('textbox')).toHaveValue(links.join('\n'));
  await expect(addDialog(page).getByRole('checkbox', { checked: true })).toHaveCount(3);
  await expect(addDialog(page).getByRole('status')).toContainText('3 links');
  await addDialog(page).getByRole('button', { name: 'Add and start' }).click();
  for (const name of ['a.zip', 'b.pdf', 'c.flac']) await expect(rowOf(page, name)).toContainText('Ready to save');

  await page.keyboard.press('a');
  await expect(page.getByRole('dialog', { name: 'Add links' })).toBeVisible();
  const box = addDialog(page).getByRole('textbox');
  await expect(box).toBeFocused();
  await box.fill([...wrongLines.map(([line]) => line), 'https://files.example/good.iso'].join('\n'));
  for (const [line, finding] of wrongLines) {
    await expect(addDialog(page).getByRole('listitem').filter({ hasText: line })).toContainText(finding);
  }
  await expect(addDialog(page).getByRole('checkbox')).toHaveCount(1);
  await expect(addDialog(page).getByRole('status')).toContainText('1 link');
  await box.fill('no link at all');
  await expect(addDialog(page).getByRole('status')).toContainText('No link yet');
  await expect(addDialog(page).getByRole('button', { name: 'Add and start' })).toBeDisabled();
});

test('The samples of the serving machine are offered where it has any', async ({ context, dist, host, server }) => {
  const sample = { name: 'sample.bin', url: server.serve('/sample.bin', { size: 5000 }), note: '5 kB, well-behaved' };
  const app = await createStaticServer({ root: dist, host, json: new Map([['/samples.json', [sample]]]) });
  try {
    const page = await openApp(await context.newPage(), app);
    await page.getByRole('button', { name: 'Try a sample 5 kB, well-behaved' }).click();
    await addDialog(page).getByRole('button', { name: 'Add and start' }).click();
    await expect(rowOf(page, 'sample.bin')).toContainText('Ready to save');
    await expect(listOf(page).getByRole('row')).toHaveCount(1);
  } finally {
    await app.close();
  }
});
