import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { chromiumArguments, chromiumCandidates } from '../support/chromium.js';
import { DevToolsPipe } from './devtools-pipe.ts';
import { RawPage } from './raw-page.ts';

const launch = (profile: string): ChildProcess => {
  const [program] = chromiumCandidates();
  if (program === undefined) throw new Error('there is no Chromium');
  return spawn(
    program,
    [
      ...chromiumArguments,
      '--headless=new',
      '--no-default-browser-check',
      '--hide-crash-restore-bubble',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
};

interface Run {
  readonly child: ChildProcess;
  readonly pipe: DevToolsPipe;
}

/** A browser of its own process group and profile, which can be killed and started again on the same profile. */
export class ChromiumProcess {
  readonly #profile: string;
  #run: Run;

  private constructor(profile: string, run: Run) {
    this.#profile = profile;
    this.#run = run;
  }

  static async start(): Promise<ChromiumProcess> {
    const profile = await mkdtemp(join(tmpdir(), 'lading-profile-'));
    try {
      return new ChromiumProcess(profile, await ChromiumProcess.#begin(profile));
    } catch (error) {
      await rm(profile, { recursive: true, force: true });
      throw error;
    }
  }

  static async #begin(profile: string): Promise<Run> {
    const child = launch(profile);
    const [, , , toBrowser, fromBrowser] = child.stdio;
    const pipe = new DevToolsPipe(toBrowser as Writable, fromBrowser as Readable);
    await pipe.send('Browser.getVersion');
    return { child, pipe };
  }

  /** Opens a tab in front of all others and waits until its document is loaded. */
  open(url: string): Promise<RawPage> {
    return RawPage.open(this.#run.pipe, url);
  }

  /** Ends every process of the browser at once, as a power cut for programs would. */
  async kill(): Promise<void> {
    const { child } = this.#run;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = once(child, 'exit');
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
    await ended;
  }

  /** Starts the browser again on the profile that the killed one left. */
  async startAgain(): Promise<void> {
    this.#run = await ChromiumProcess.#begin(this.#profile);
  }

  /** Ends the browser and deletes its profile. */
  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
