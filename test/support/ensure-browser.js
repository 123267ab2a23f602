import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumCandidates, startsChromium } from './chromium.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {Record<string, string>} environment
 */
const succeeds = async (command, parameters, environment) => {
  const child = spawn(command, parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const [code] = /** @type {[number | null]} */ (await once(child, 'exit').catch(() => [1]));
  return code === 0;
};

const installByPlaywright = () => {
  const cli = join(root, 'node_modules/playwright/cli.js');
  return succeeds(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
  });
};

/** How to become root without asking anybody; undefined where there is no such way. */
const rootPrefix = () => {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
};

const installByApt = async () => {
  const prefix = rootPrefix();
  const isApt = process.platform === 'linux' && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!isApt || prefix === undefined) return false;
  /** @param {readonly string[]} parameters */
  const apt = (parameters) => {
    const [command, ...rest] = [...prefix, 'apt-get', ...parameters];
    return command !== undefined && succeeds(command, rest, { DEBIAN_FRONTEND: 'noninteractive' });
  };
  return (await apt(['update'])) && (await apt(['install', '-y', '--no-install-recommends', 'chromium']));
};

const findWorking = async () => {
  for (const path of chromiumCandidates()) if (await startsChromium(path)) return path;
  return undefined;
};

const advice = `There is no Chromium that starts here, and none could be installed. Either
  - install Chromium or Chrome in the usual way of this system, or
  - run: npx playwright install --with-deps chromium, or
  - name one: CHROMIUM_PATH=/path/to/chromium npm test`;

/**
 * The path of a Chromium that starts: one that is there, or else one that is installed now. Rejects with advice.
 * @returns {Promise<string>}
 */
export const ensureBrowser = async () => {
  const present = await findWorking();
  if (present !== undefined) return present;
  if (process.env['CHROMIUM_PATH']) throw new Error(`CHROMIUM_PATH names no browser that starts.\n${advice}`);
  for (const install of [installByPlaywright, installByApt]) {
    console.log('No Chromium that starts was found: installing one ...');
    await install();
    const installed = await findWorking();
    if (installed !== undefined) return installed;
  }
  throw new Error(advice);
};
