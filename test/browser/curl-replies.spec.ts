/**
 * The replies of curl's own tests, byte for byte over a socket, to a real browser. Each case is downloaded in two ways,
 * because they show the app different things. In the app's own origin not a byte is added, and every header is visible;
 * that is the more faithful way, and the one in which the app trusts most. From another origin two CORS headers stand
 * behind the status line, without which the browser would show nothing of any reply; that is how most downloads are.
 * Names lead nowhere here: a redirect to another server ends at a name that is not found, and nothing leaves this machine.
 */
import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { haveVectors, whyNoVectors } from '../core/vector-file.ts';
import { type CurlCase, pathsOf, readCurlCases } from './curl-cases.ts';
import { expect, test as base } from './fixtures.ts';
import { createReplayServer } from './replay-server.ts';
import { type RightEnd, rightEndOf } from './right-end.ts';
import { downloadTogether, type End } from './together.ts';

const longest = 60_000;

const test = base.extend<{ apart: string }, { launchOptions: { args?: string[] } }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const noNames = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), noNames] });
    },
    { scope: 'worker' },
  ],
  /** The app with the cases in its own origin. */
  app: async ({ app, host }, use) => {
    const front = await createReplayServer({ cases: readCurlCases(), host, cors: 'none', behind: app.origin });
    await use({ ...app, origin: front.origin, url: `${front.origin}/` });
    await front.close();
  },
  /** Another origin with the cases. */
  apart: async ({ host }, use) => {
    const server = await createReplayServer({ cases: readCurlCases(), host, cors: 'added' });
    await use(server.origin);
    await server.close();
  },
});

/** Seconds: only a reply that says that another one follows is waited for. */
const patienceFor = ({ replies }: CurlCase): number =>
  [...replies.values()].some(({ next }) => next === 'another part') ? longest / 1000 : 0;

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const isExplained = ({ stateName, error }: End): boolean =>
  stateName === 'ERROR' && error !== undefined && error.code !== '' && error.message !== '' && error.advice !== '';

/** `right`, or what is wrong with an end. */
const verdictOn = (end: End, right: RightEnd): string => {
  if (!end.file) {
    if (!isExplained(end)) return `not explained, or not over: ${JSON.stringify(end)}`;
    return right.file === 'must' ? `${end.error?.code} although the file could be had` : 'right';
  }
  const words = JSON.stringify(end.file.begins);
  if (right.file === 'never') return `a file, although ${right.why}: ${words}`;
  return end.file.sha256 === hashOf(right.bytes) ? 'right' : `other bytes: ${words}`;
};

/** Ends that are accepted although the oracle has another word for them, and why. */
const decisions: ReadonlyMap<number, { readonly begins: string; readonly why: string }> = new Map([
  [
    2305,
    {
      begins: 'Hello, ',
      why: 'Chromium decodes the first member of a gzip body and drops the rest; no script can notice. The file is shown as unverified.',
    },
  ],
]);

const isDecided = ({ test: number }: CurlCase, { file }: End): boolean =>
  file !== undefined && decisions.get(number)?.begins === file.begins;

/** Every case at every path of its own, with its name. */
const readAddresses = (): { one: CurlCase; path: string; name: string }[] =>
  readCurlCases().flatMap((one) => pathsOf(one).map((path) => ({ one, path, name: `${path} ${one.name}` })));

const wrongEnds = async (page: Page, origin: string): Promise<Record<string, string>> => {
  await page.evaluate(async () => (await ladingReady).setSettings({ connectionsPerHost: 16, connectionsTotal: 64 }));
  const addresses = readAddresses();
  const orders = addresses.map(({ one, path }) => ({ url: origin + path, patience: patienceFor(one) }));
  const ends = await downloadTogether(page, orders, longest);
  const verdicts = addresses.map(({ one, path, name }, at) => {
    const end = ends[at];
    if (!end) return [name, 'no end'] as const;
    return [name, isDecided(one, end) ? 'right' : verdictOn(end, rightEndOf(one, origin + path))] as const;
  });
  return Object.fromEntries(verdicts.filter(([, verdict]) => verdict !== 'right'));
};

test.skip(!haveVectors, whyNoVectors);

test('What is right is known of most cases without the app', () => {
  const ends = readAddresses().map(({ one, path }) => rightEndOf(one, `http://127.0.0.1${path}`).file);
  const count = (file: RightEnd['file']): number => ends.filter((end) => end === file).length;
  console.log(`${count('must')} files must come, ${count('may')} may, ${count('never')} never`);
  expect(readCurlCases()).toHaveLength(70);
  expect(count('must')).toBeGreaterThan(20);
  expect(count('never')).toBeGreaterThan(20);
});

test("In the app's own origin every reply of curl's tests ends in the right file or in an explained error", async ({
  page,
  app,
}) => {
  expect(await wrongEnds(page, app.origin)).toEqual({});
});

test("From another origin every reply of curl's tests ends in the right file or in an explained error", async ({
  page,
  apart,
}) => {
  expect(await wrongEnds(page, apart)).toEqual({});
});
