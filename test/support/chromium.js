import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const macPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** @param {string | undefined} folder */
const windowsPaths = (folder) =>
  folder === undefined
    ? []
    : [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Chromium/Application/chrome.exe')];

const systemPaths = () => {
  const { env, platform } = process;
  if (platform === 'darwin') return macPaths;
  if (platform === 'win32') {
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap(windowsPaths);
  }
  const folders = [...new Set([...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'])];
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
};

/** The browsers on this machine, the one to prefer first: `$CHROMIUM_PATH`, Playwright's own, the system's. */
export const chromiumCandidates = () => {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) return [chosen];
  return [chromium.executablePath(), ...systemPaths()].filter((path) => path !== '' && existsSync(path));
};

/** What every launch gets: no sandbox where the tests run as root, and no traffic of the browser's own. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/**
 * Whether a browser starts: one that lacks a library, or is only a hint to install it elsewhere, does not.
 * @param {string} executablePath
 */
export const startsChromium = async (executablePath) => {
  try {
    const browser = await chromium.launch({ executablePath, args: chromiumArguments, timeout: 20_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
};
