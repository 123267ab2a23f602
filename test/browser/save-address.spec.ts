import type { Page } from '@playwright/test';
import { startJob, State, untilState } from './drive.ts';
import { expect, test } from './fixtures.ts';
import { askRaw } from './raw-message.ts';
import { scriptUrlRefused, takeComplaints } from './take-complaints.ts';

const offer = async (page: Page, id: string): Promise<string> => {
  const reply = await askRaw(page, 'file/offer', { id, index: 0 });
  expect(reply).toMatchObject({ ok: true, output: { path: expect.stringMatching(/^save\/[\w-]{20,}$/) } });
  const { output } = reply as { output: { path: string } };
  return new URL(output.path, page.url()).href;
};

const openFrame = (page: Page, address: string): Promise<void> =>
  page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
  }, address);

test('The address of a file works once, and only as a download; one that was never given, or whose job is gone, answers nothing', async ({
  page,
  server,
}) => {
  const content = '<script>parent.document.title = "owned"</script>';
  const remoteUrl = server.serve('/page.html', { content, contentType: 'text/html', headers: { 'x-upstream': 'yes' } });
  const id = await startJob(page, { files: [{ remoteUrl }] });
  await untilState(page, id, State.TRANSFERRED);
  const address = await offer(page, id);
  const answered = page.waitForResponse(address);
  const download = page.waitForEvent('download');
  await openFrame(page, address);
  const headers = await (await answered).allHeaders();
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': expect.stringMatching(/^attachment; ?filename/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
    'cache-control': 'no-store',
  });
  expect(headers).not.toHaveProperty('x-upstream');
  expect((await download).suggestedFilename()).toBe('page.html');
  const again = page.waitForResponse(address);
  await openFrame(page, address);
  expect((await again).status()).toBe(410);
  expect(await page.title()).not.toBe('owned');

  const cancelled = await startJob(page, { files: [{ remoteUrl: server.serve('/gone.txt', { content: 'gone' }) }] });
  await untilState(page, cancelled, State.TRANSFERRED);
  const former = await offer(page, cancelled);
  await page.evaluate(async (given) => (await (await ladingReady).getJob(given)).cancel(), cancelled);
  const gone = page.waitForResponse(former);
  await openFrame(page, former);
  expect((await gone).status()).toBe(404);
  for (const name of ['never', '__proto__', '%00', '..%2f..']) {
    const guess = new URL(`save/${name}`, page.url()).href;
    const refused = page.waitForResponse(guess);
    await openFrame(page, guess);
    expect((await refused).status()).toBe(410);
  }
});

test('The address answers nothing but a navigation, and stays good for one', async ({ page, server, complaints }) => {
  const remoteUrl = server.serve('/code.js', { content: 'globalThis.owned = true', contentType: 'text/javascript' });
  const id = await startJob(page, { files: [{ remoteUrl }] });
  await untilState(page, id, State.TRANSFERRED);
  const address = await offer(page, id);
  const fetched = await page.evaluate(async (url) => {
    const answer = await fetch(url);
    return { status: answer.status, text: await answer.text() };
  }, address);
  expect(fetched).toEqual({ status: 403, text: '' });
  const asWorker = await page.evaluate(async (url) => {
    try {
      await navigator.serviceWorker.register(url);
      return 'registered';
    } catch (error) {
      return error instanceof Error ? error.name : 'refused';
    }
  }, address);
  expect(asWorker).not.toBe('registered');
  // The page's own policy refuses it first, and says so.
  await takeComplaints(complaints, scriptUrlRefused('ServiceWorkerContainer register'));
  const download = page.waitForEvent('download');
  await openFrame(page, address);
  expect((await download).suggestedFilename()).toBe('code.js');
});
