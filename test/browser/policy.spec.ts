import { securityHeaders } from '../../deploy/policy.js';
import { expect, openApp, test } from './fixtures.ts';
import { scriptUrlRefused, takeComplaints } from './take-complaints.ts';

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

test('Page and worker come with the whole policy', async ({ app, request }) => {
  for (const path of ['', 'sw.js', 'manifest.webmanifest', 'nothing-here']) {
    const answer = await request.get(new URL(path, app.url).href);
    expect(answer.headers()).toMatchObject(lowerCase(securityHeaders));
  }
  const policy = lowerCase(securityHeaders)['content-security-policy'];
  for (const rule of ["default-src 'none'", "require-trusted-types-for 'script'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(rule);
  }
});

test('A violation in the page or in the worker does not go unnoticed', async ({ context, page, complaints }) => {
  await page
    .evaluate(() => {
      const script = document.createElement('script');
      script.src = 'https://127.0.0.1:9/x.js';
      document.body.append(script);
    })
    .catch(() => undefined);
  const [worker] = context.serviceWorkers();
  await worker?.evaluate(() => fetch('ws:').catch(() => undefined));
  await worker?.evaluate(() => fetch('data:text/plain,x').catch(() => undefined));
  await takeComplaints(complaints, [
    ...scriptUrlRefused('HTMLScriptElement src'),
    'policy violation in the worker: connect-src data',
  ]);
});

const lacks = [
  ['service workers', () => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')],
  ['IndexedDB', () => void Reflect.deleteProperty(globalThis, 'indexedDB')],
] as const;

test('Without service workers or IndexedDB the interface is refused with a BitsError', async ({
  context,
  app,
  complaints,
}) => {
  for (const [what, remove] of lacks) {
    const page = await context.newPage();
    await page.addInitScript(remove);
    await page.goto(app.url);
    const refusal = await page.evaluate(async () => {
      try {
        await ladingReady;
        return undefined;
      } catch (error) {
        if (!(error instanceof Error)) return undefined;
        return { ...error, name: error.name, message: error.message, lading: typeof globalThis.lading };
      }
    });
    const code = { name: 'BitsError', code: 'E_NOTIMPL', hresult: 0x80004001, lading: 'undefined' };
    expect(refusal, what).toMatchObject(code);
    expect(refusal?.message, what).not.toBe('');
    expect(complaints, what).toEqual([]);
  }
});

test('A page that the worker itself serves keeps the policy and shares the engine with a second one', async ({
  context,
  page,
  app,
}) => {
  const answer = await page.reload();
  expect(answer?.fromServiceWorker()).toBe(true);
  expect(await answer?.allHeaders()).toMatchObject({
    'content-security-policy': lowerCase(securityHeaders)['content-security-policy'],
  });

  const id = await page.evaluate(async () => (await (await ladingReady).createJob({ displayName: 'shared' })).id);
  const second = await openApp(await context.newPage(), app);
  const name = await second.evaluate(
    async (wanted) => (await (await (await ladingReady).getJob(wanted)).getSnapshot()).displayName,
    id,
  );
  expect(name).toBe('shared');
});
