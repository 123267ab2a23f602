import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { securityHeaders } from '../../deploy/policy.js';
import { createStaticServer } from '../../deploy/static-server.js';
import { ask } from './ask.js';

const page = '<!doctype html><title>Lading</title>';

/** @param {{ basePath?: string }} [options] */
const startStaticServer = async (options = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'lading-static-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const root = join(folder, 'dist');
  await mkdir(join(root, 'assets'), { recursive: true });
  await Promise.all([
    writeFile(join(root, 'index.html'), page),
    writeFile(join(root, 'sw.js'), 'self.x = 1;'),
    writeFile(join(root, 'manifest.webmanifest'), '{}'),
    writeFile(join(root, 'assets/main-BxYz12_4.js'), 'x'),
    writeFile(join(folder, 'secret.txt'), 'secret'),
  ]);
  await symlink(join(folder, 'secret.txt'), join(root, 'link.txt'));
  const server = await createStaticServer({ root, ...options });
  onTestFinished(() => server.close());
  return server;
};

/**
 * Sends a path exactly as it is written, which a URL would tidy up.
 * @param {string} origin
 * @param {string} path
 * @returns {Promise<number>}
 */
const statusOfRawPath = (origin, path) =>
  new Promise((resolve, reject) => {
    request(origin, { path, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

test.each([
  ['', 'text/html; charset=utf-8', 'no-cache'],
  ['index.html', 'text/html; charset=utf-8', 'no-cache'],
  ['?add=https://example.org/a', 'text/html; charset=utf-8', 'no-cache'],
  ['sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
  ['manifest.webmanifest', 'application/manifest+json', 'no-cache'],
  ['assets/main-BxYz12_4.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
])('/%s has its type, its caching and the whole policy', async (path, type, caching) => {
  const server = await startStaticServer();
  const answer = await ask(server.url + path);
  expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
    200,
    type,
    caching,
  ]);
  for (const [name, value] of Object.entries(securityHeaders)) expect(answer.headers[name.toLowerCase()]).toBe(value);
});

test.each([
  ['/nothing'],
  ['/assets'],
  ['/assets/'],
  ['/../secret.txt'],
  ['/assets/../../secret.txt'],
  ['/%2e%2e/secret.txt'],
  ['/..%2fsecret.txt'],
  ['/..%5csecret.txt'],
  ['/..\\secret.txt'],
  ['//secret.txt'],
  ['/link.txt'],
  ['/index.html%00.js'],
  ['/%E0%A4%A'],
  ['http://other/'],
])('%s is not there', async (path) => {
  const server = await startStaticServer();
  expect(await statusOfRawPath(server.origin, path)).toBe(404);
});

test('HEAD tells the length and other methods are refused, with the policy', async () => {
  const server = await startStaticServer();
  const head = await ask(server.url, { method: 'HEAD' });
  const post = await ask(server.url, { method: 'POST' });
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, `${page.length}`, 0]);
  expect([post.status, post.headers.allow, post.headers['x-content-type-options']]).toEqual([
    405,
    'GET, HEAD',
    'nosniff',
  ]);
});

test('a copy that is still good is confirmed without bytes', async () => {
  const server = await startStaticServer();
  const first = await ask(server.url);
  const second = await ask(server.url, { headers: { 'if-none-match': first.headers.etag ?? '' } });
  expect([second.status, second.body.length]).toEqual([304, 0]);
});

test('a sub path holds the whole site, and nothing is beside it', async () => {
  const server = await startStaticServer({ basePath: 'tools/lading' });
  expect(new URL(server.url).pathname).toBe('/tools/lading/');
  expect((await ask(`${server.url}sw.js`)).status).toBe(200);
  expect((await ask(`${server.url}assets/main-BxYz12_4.js`)).headers['cache-control']).toMatch('immutable');
  expect((await ask(`${server.origin}/sw.js`)).status).toBe(404);
});

test('the policy allows no script but our own, and names the trusted types', () => {
  const policy = securityHeaders['Content-Security-Policy'];
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types lit-html lading lading-xml");
});
