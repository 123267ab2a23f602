import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listenOnLoopback } from '../server/loopback-listener.js';
import type { AccessEntry, PeerKind, PeerPlace } from './peer-kinds.ts';

/** A server of somebody else's, running on this machine with a configuration and files of its own. */
export interface PeerServer {
  /** The address of a file as one of the configuration's places serves it. */
  readonly urlOf: (place: string, file: string) => string;
  /** Puts a file there, in place of an older one in one step: what is being sent of that goes on. */
  readonly put: (file: string, bytes: Uint8Array, modified: Date) => Promise<void>;
  /** The requests of one address that are over, once they are as expected; rejects with them after 10 seconds. */
  readonly logged: (url: string, isEnough: (entries: readonly AccessEntry[]) => boolean) => Promise<AccessEntry[]>;
  readonly close: () => Promise<void>;
}

const patience = 10_000;

/** A port that nobody listens at. */
const freePort = async (): Promise<number> => {
  const { port, stop } = await listenOnLoopback({ host: '127.0.0.1', port: 0, onSocket: (socket) => socket.destroy() });
  stop();
  return port;
};

const launch = async (
  kind: PeerKind,
  program: { readonly path: string; readonly libraries: string },
  place: PeerPlace,
): Promise<ChildProcess> => {
  const home = { HOME: place.folder, XDG_CONFIG_HOME: place.folder, XDG_DATA_HOME: place.folder };
  const env = { ...process.env, ...home, LD_LIBRARY_PATH: program.libraries };
  const child = spawn(program.path, kind.parameters(place), { stdio: ['ignore', 'ignore', 'pipe'], env });
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${kind.name} ended at once: ${said}`)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (kind.ready.test(said)) resolve();
    });
  });
  return child;
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
};

const readLog = async (kind: PeerKind, path: string, pathname: string): Promise<AccessEntry[]> => {
  const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
  return lines.map(kind.readEntry).filter((entry) => entry.path === pathname);
};

/** Looks again whenever the file changes. */
const untilLogged = (
  path: string,
  read: () => Promise<AccessEntry[]>,
  isEnough: (entries: readonly AccessEntry[]) => boolean,
): Promise<AccessEntry[]> =>
  new Promise((resolve, reject) => {
    let last: AccessEntry[] = [];
    const finish = (settle: () => void): void => {
      clearTimeout(deadline);
      watcher.close();
      settle();
    };
    const look = async (): Promise<void> => {
      try {
        last = await read();
        if (isEnough(last)) finish(() => resolve(last));
      } catch (error) {
        finish(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const deadline = setTimeout(() => {
      finish(() => reject(new Error(`the log did not become as expected: ${JSON.stringify(last, undefined, 1)}`)));
    }, patience);
    const watcher = watch(path, () => void look());
    void look();
  });

/** Starts a server of this kind in a folder of its own. */
export const startPeer = async (
  kind: PeerKind,
  program: { readonly path: string; readonly libraries: string },
): Promise<PeerServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'lading-peer-'));
  const place: PeerPlace = { folder, port: await freePort() };
  const log = join(folder, 'access.log');
  await Promise.all([mkdir(join(folder, 'files')), mkdir(join(folder, 'temp')), writeFile(log, '')]);
  await writeFile(join(folder, kind.configFile), kind.config(place));
  const child = await launch(kind, program, place);
  return {
    urlOf: (where, file) => `http://127.0.0.1:${place.port}/${where}/${file}`,
    put: async (file, bytes, modified) => {
      const beside = join(folder, 'temp', `new-${file}`);
      await writeFile(beside, bytes);
      await utimes(beside, modified, modified);
      await rename(beside, join(folder, 'files', file));
    },
    logged: (url, isEnough) => untilLogged(log, () => readLog(kind, log, new URL(url).pathname), isEnough),
    close: async () => {
      await stop(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
