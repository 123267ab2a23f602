/// <reference types="trusted-types" />
import type { Page } from '@playwright/test';
import { securityHeaders } from '../../deploy/policy.js';
import { createStaticServer } from '../../deploy/static-server.js';
import { startJob, State, untilState } from './drive.ts';
import { expect, openApp, test } from './fixtures.ts';

/** What a policy says of each directive. */
const directivesOf = (policy: string): ReadonlyMap<string, string> =>
  new Map(policy.split('; ').map((rule) => [rule.replace(/ .*/u, ''), rule]));

/** Tries what the policy forbids, one after the other; answers which directive refused each. */
const refusals = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const elsewhere: string = 'http://127.0.0.1:9/x.js';
    const add = (name: string, attributes: object): void =>
      document.body.append(Object.assign(document.createElement(name), attributes));
    const tries: Readonly<Record<string, () => unknown>> = {
      'text as HTML': () => Object.assign(document.createElement('div'), { innerHTML: '<b>x</b>' }),
      'text as a script': () => {
        const script = document.createElement('script');
        script.append('globalThis.ran = true');
        document.body.append(script);
      },
      'a script from elsewhere': () => import(elsewhere),
      'another base': () => document.head.append(Object.assign(document.createElement('base'), { href: '/x/' })),
      'a picture from elsewhere': () => add('img', { src: 'http://127.0.0.1:9/x.png' }),
      'a frame from elsewhere': () => add('iframe', { src: 'http://127.0.0.1:9/' }),
      'a style sheet from elsewhere': () => add('link', { rel: 'stylesheet', href: 'http://127.0.0.1:9/x.css' }),
      'a connection of another kind': () => fetch('data:text/plain,x'),
      'another policy for types': () => window.trustedTypes?.createPolicy('another', {}),
    };
    const refusedBy = async (attempt: () => unknown): Promise<string> => {
      const { promise, resolve } = Promise.withResolvers<string>();
      const hear = ({ effectiveDirective }: SecurityPolicyViolationEvent): void => resolve(effectiveDirective);
      document.addEventListener('securitypolicyviolation', hear, { once: true });
      await (async () => attempt())().catch(() => undefined);
      return promise;
    };
    const found: Record<string, string> = {};
    for (const [what, attempt] of Object.entries(tries)) found[what] = await refusedBy(attempt);
    return { ...found, ran: 'ran' in globalThis, base: new URL(document.baseURI).pathname };
  });

test('A host that sends no headers still serves a page under the policy', async ({
  context,
  dist,
  host,
  server,
  complaints,
}) => {
  const app = await createStaticServer({ root: dist, host, headers: {} });
  try {
    const page = await openApp(await context.newPage(), app);
    expect((await page.request.get(app.url)).headers()).not.toHaveProperty('content-security-policy');
    const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    const wanted = new Map(directivesOf(securityHeaders['Content-Security-Policy']));
    // The one directive of ours that a meta element cannot carry.
    expect(wanted.delete('frame-ancestors')).toBe(true);
    expect(directivesOf(meta ?? '')).toEqual(wanted);
    const id = await startJob(page, { files: [{ remoteUrl: server.serve('/a.bin', { size: 1000 }) }] });
    await untilState(page, id, State.TRANSFERRED);
    expect(complaints).toEqual([]);
    expect(await refusals(page)).toEqual({
      'text as HTML': 'require-trusted-types-for',
      'text as a script': 'require-trusted-types-for',
      'a script from elsewhere': 'script-src-elem',
      'another base': 'base-uri',
      'a picture from elsewhere': 'img-src',
      'a frame from elsewhere': 'frame-src',
      'a style sheet from elsewhere': 'style-src-elem',
      'a connection of another kind': 'connect-src',
      'another policy for types': 'trusted-types',
      ran: false,
      base: '/',
    });
    await page.close();
    expect(complaints.splice(0).length).toBeGreaterThan(0);
  } finally {
    await app.close();
  }
});
