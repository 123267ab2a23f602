import type { Page } from '@playwright/test';
import { createStaticServer } from '../../deploy/static-server.js';
import type { FaultyServer } from '../server/faulty-server.js';
import { attempt, makeJob, startJob, State, untilState } from './drive.ts';
import { openApp, test } from './fixtures.ts';
import { expectInert, markup, runningLink, templating, turning } from './markup.ts';
import { addDialog, expect } from './screen.ts';

const path = (name: string): string => `/${encodeURIComponent(name)}?${encodeURIComponent(markup)}`;

/** An answer with markup wherever an answer has text, its reason phrase among it. */
const refusal = `HTTP/1.1 404 ${markup}\r\nAccess-Control-Allow-Origin: *\r\nServer: ${markup}\r\nContent-Length: 0\r\n\r\n`;

const told = {
  size: 1000,
  etag: `"${markup.replaceAll('"', '')}"`,
  contentType: `text/html; x="${markup.replaceAll('"', '')}"`,
  contentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(`${turning}${markup}.html`)}`,
} as const;

/** One download for each way in which text of a server or a person comes to be shown; answers their names. */
const fill = async (page: Page, server: FaultyServer): Promise<readonly string[]> => {
  const names = ['whole', 'failed', 'closed', 'paused'].map((word) => `${word} ${markup}${turning}`);
  const [whole = '', failed = '', closed = '', paused = ''] = names;
  const texts = { description: `${markup}${templating}` };
  const missing = server.serve(path(`${markup}.bin`), { faults: [{ effect: { do: 'raw', text: refusal } }] });
  server.serve(`/${encodeURIComponent(`${markup}.bin`)}.sha256`, { content: `${'0'.repeat(64)}  ${markup}.bin\n` });
  const ids = [
    await startJob(page, {
      ...texts,
      displayName: whole,
      files: [
        { remoteUrl: server.serve(path('told.bin'), told) },
        { remoteUrl: server.serve('/given.bin', { size: 1000 }), localName: `${turning}${markup}.exe` },
      ],
    }),
    await startJob(page, { ...texts, displayName: failed, files: [{ remoteUrl: missing }] }),
    await startJob(page, {
      ...texts,
      displayName: closed,
      files: [{ remoteUrl: server.serve(path('closed.bin'), { cors: 'none' }), headers: { 'x-key': markup } }],
    }),
  ];
  await makeJob(page, {
    ...texts,
    displayName: paused,
    files: [{ remoteUrl: server.serve('/paused.bin'), mirrors: [server.serve(path('mirror.bin'))] }],
  });
  await untilState(page, ids[0] ?? '', State.TRANSFERRED);
  for (const id of ids.slice(1)) await untilState(page, id, State.ERROR);
  await attempt(page, ids[1] ?? '', 'findDigest', 0);
  return names;
};

/** Looks at the details of the download in the current row, tab by tab. */
const lookAtDetails = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Enter');
  const details = page.locator('ld-details');
  await expect(details.getByRole('heading', { level: 2 })).toHaveText(name);
  for (const tab of ['Overview', 'Files', 'Activity']) {
    await details.getByRole('tab', { name: tab }).click();
    await expect(details.getByRole('tabpanel').locator('li, dl').first()).toBeVisible();
    await expectInert(page, `${tab} of ${name}`);
  }
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
};

/** Looks at the menu of the first download. */
const lookAtMenu = async (page: Page): Promise<void> => {
  await page.getByRole('row').first().locator('[aria-haspopup=menu]').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectInert(page, 'the menu');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
};

test('Markup in what a link or the serving machine says is text', async ({ context, dist, host }) => {
  const sample = { name: markup, url: 'sample.bin', note: `${markup}${templating}` };
  const app = await createStaticServer({ root: dist, host, json: new Map([['/samples.json', [sample]]]) });
  try {
    const lines = [markup, runningLink, templating, `https://files.example/${encodeURIComponent(markup)}`];
    const query = lines.map((line) => `add=${encodeURIComponent(line)}`).join('&');
    const page = await openApp(await context.newPage(), { ...app, url: `${app.url}?${query}` });
    await expect(addDialog(page).getByRole('listitem')).toHaveCount(lines.length);
    for (const [at, line] of lines.slice(0, 3).entries()) {
      await expect(addDialog(page).getByRole('listitem').nth(at)).toContainText(line);
    }
    await expect(addDialog(page).getByRole('checkbox')).toHaveCount(1);
    await expectInert(page, 'links in the address');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Try a sample' })).toContainText(sample.note);
    await expectInert(page, 'an empty list');
  } finally {
    await app.close();
  }
});

test('Markup in every text of a person or a server is text in every view', async ({ page, server }) => {
  const names = await fill(page, server);
  await expect(page.getByRole('row')).toHaveCount(names.length);
  await expectInert(page, 'the list');
  for (const [at, name] of names.entries()) {
    await expect(page.getByRole('row').nth(at).locator('ld-name')).toContainText(name);
    await page.keyboard.press(at === 0 ? 'Home' : 'ArrowDown');
    await lookAtDetails(page, name);
  }
  await lookAtMenu(page);
  await page.getByRole('row').nth(1).getByRole('button', { name: 'New link…' }).click();
  await page.locator('ld-replace-dialog').getByRole('textbox').fill(runningLink);
  await page.keyboard.press('Enter');
  await expect(page.locator('ld-replace-dialog').getByRole('alert')).toContainText('Only web links work');
  await expectInert(page, 'the dialog for another link');
  await page.keyboard.press('Escape');
  await expect(page.locator('ld-replace-dialog')).toBeHidden();
  await page.keyboard.press('a');
  await addDialog(page)
    .getByRole('textbox')
    .fill([...names, runningLink, server.serve(path(`${markup}.bin`))].join('\n'));
  await expect(addDialog(page).getByRole('listitem')).toHaveCount(names.length + 2);
  await expectInert(page, 'the dialog for adding');
  await page.keyboard.press('Escape');
  const [first = ''] = names;
  await page.getByRole('row').first().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await expect(page.locator('ld-dialog').getByRole('heading')).toHaveText(`Remove ${first}?`);
  await expectInert(page, 'the question before removing');
  await page.locator('ld-confirm-dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Removed: ' })).toContainText(first);
  await expectInert(page, 'the word after removing');
});
