import { connect } from './client/connect.ts';
import { engineFailureOf } from './client/engine-failure-of.ts';
import { LdApp } from './components/ld-app.ts';
import { createJobFeed } from './job-feed.ts';
import type { TransferManager } from './transfer-manager.ts';

declare global {
  var lading: TransferManager | undefined;
  var ladingReady: Promise<TransferManager>;
}

const connection = connect();

globalThis.ladingReady = connection.then(({ manager }) => {
  globalThis.lading = manager;
  return manager;
});
// Whoever awaits it hears why; nobody has to: the page explains it.
globalThis.ladingReady.catch(() => undefined);

/** Gives the page its engine, or the reason why there is none. */
const mount = async (app: LdApp): Promise<void> => {
  try {
    const { manager, noteJobs, onLoss, onUpdate, useUpdate, onRefresh, onOtherVersion } = await connection;
    const feed = createJobFeed(manager);
    app.manager = manager;
    app.feed = feed;
    feed.watch(() => noteJobs(feed.jobs.size), new AbortController().signal);
    onLoss((downloads) => {
      app.lost = downloads;
    });
    onUpdate(() => {
      app.newVersion = 'ready';
    });
    app.addEventListener('ld-use-update', () => {
      app.newVersion = 'taking over';
      void useUpdate();
    });
    onRefresh(() => void feed.refresh());
    onOtherVersion(() => {
      app.engineFailure = { reason: 'old-page' };
    });
  } catch (error) {
    app.engineFailure = engineFailureOf(error);
  }
};

const app = document.querySelector('ld-app');
if (app instanceof LdApp) void mount(app);
