import { chromium } from '@playwright/test';
import { securityHeaders } from '../../deploy/policy.js';
import { createStaticServer } from '../../deploy/static-server.js';
import { chromiumArguments, chromiumCandidates } from '../support/chromium.js';
import { call, startJob, State, untilState } from './drive.ts';
import { openApp, test } from './fixtures.ts';
import { addDialog, expect } from './screen.ts';

const far = 'http://files.example/far.bin';

test('F43 From an https page only this machine is fetched from by http, and other addresses are refused when added', async ({
  context,
  app,
  server,
  complaints,
}) => {
  await context.grantPermissions(['local-network-access']);
  await context.route('https://lading.example/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: new URL(pathname, app.url).href }) });
  });
  const page = await openApp(await context.newPage(), { ...app, url: 'https://lading.example/' });
  const addresses = [far, server.serve('/near.txt', { content: 'near' })] as const;
  const found = await page.evaluate(async ([url, nearby]) => {
    const lading = await ladingReady;
    const job = await lading.createJob({});
    const refusals = [
      await job.addFileSet([{ remoteUrl: url }]).catch((error: unknown) => error),
      await fetch(url).catch((error: unknown) => error),
    ];
    await job.addFileSet([{ remoteUrl: nearby }]);
    return [
      ...refusals.map((error) => (error instanceof Error ? { ...error, name: error.name } : error)),
      await (await fetch(nearby)).text(),
    ];
  }, addresses);
  expect(found).toEqual([
    { name: 'BitsError', code: 'E_INVALIDARG', hresult: 0x80070057, detail: 'files.0.remoteUrl: mixed-content' },
    { name: 'TypeError' },
    'near',
  ]);
  expect(complaints.splice(0)).toEqual([expect.stringMatching(/^Mixed Content: .*files\.example/u)]);
  await page.keyboard.press('a');
  await addDialog(page).getByRole('textbox').fill(far);
  await expect(addDialog(page).getByRole('listitem')).toContainText('Only https works here');
});

test('F46 What the browser keeps from a public page is a lost connection until the person allows it', async ({
  app,
  server,
}) => {
  const publicly = `--ip-address-space-overrides=${new URL(app.url).host}=public`;
  const [executablePath = chromium.executablePath()] = chromiumCandidates();
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments, publicly] });
  try {
    const context = await browser.newContext();
    const page = await openApp(await context.newPage(), app);
    const url = server.serve('/near.bin', { size: 1000 });
    const id = await startJob(page, { files: [{ remoteUrl: url }] });
    expect(await untilState(page, id, State.TRANSIENT_ERROR)).toMatchObject({ error: { code: 'E_CONNECTION' } });
    expect(server.requestsFor(url)).toEqual([]);
    await context.grantPermissions(['local-network-access']);
    await call(page, id, 'resume');
    await untilState(page, id, State.TRANSFERRED);
  } finally {
    await browser.close();
  }
});

test('F44 A host whose policy lets the app reach no other origin looks like a lost connection', async ({
  context,
  dist,
  host,
  server,
  complaints,
}) => {
  const policy = securityHeaders['Content-Security-Policy'].replace(
    "connect-src 'self' https: http:",
    "connect-src 'self'",
  );
  const app = await createStaticServer({ root: dist, host, headers: { 'Content-Security-Policy': policy } });
  try {
    const page = await openApp(await context.newPage(), app);
    const id = await startJob(page, { files: [{ remoteUrl: server.serve('/x.bin') }] });
    expect(await untilState(page, id, State.TRANSIENT_ERROR)).toMatchObject({ error: { code: 'E_CONNECTION' } });
    expect(server.log).toEqual([]);
    await page.close();
    expect(complaints.splice(0)).toContainEqual(expect.stringMatching(/violation in the worker: connect-src /u));
  } finally {
    await app.close();
  }
});
