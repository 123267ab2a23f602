import type { CDPSession, Page } from '@playwright/test';
import { call, MiB, rowsOf, startJob, State, storedPieces, untilState } from './drive.ts';
import { expect, test } from './fixtures.ts';

const limit = 20 * MiB;

/** Limits the space of the page's site. The browser keeps to it only where nothing has been stored yet. */
const limitSpace = async (page: Page): Promise<CDPSession> => {
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: limit });
  return devtools;
};

test('F60 A full store is an error that keeps the bytes, and the job can be paused, and removed to make room', async ({
  context,
  app,
  server,
}) => {
  const page = await context.newPage();
  await page.goto(new URL('robots.txt', app.url).href);
  await limitSpace(page);
  await page.goto(app.url);
  const url = server.serve('/large.bin', { size: 60 * MiB, seed: 61, rate: 16 * MiB });
  const id = await startJob(page, { files: [{ remoteUrl: url }] });
  const { error, progress } = await untilState(page, id, State.ERROR);
  expect(error).toMatchObject({ code: 'E_QUOTA', hresult: 0x80070070 });
  expect(progress.bytesTransferred).toBeGreaterThan(0);
  expect(progress.bytesTransferred).toBeLessThan(limit);
  await call(page, id, 'suspend');
  expect(await call(page, id, 'getState')).toBe(State.SUSPENDED);
  await call(page, id, 'cancel');
  await call(page, id, 'remove');
  expect([await storedPieces(page, id), await rowsOf(page, id)]).toEqual([[], {}]);

  const small = await startJob(page, { files: [{ remoteUrl: server.serve('/small.bin', { size: 2 * MiB }) }] });
  await untilState(page, small, State.TRANSFERRED);
});
