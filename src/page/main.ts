import { connect } from './client/connect.ts';
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
globalThis.ladingReady.catch(() => undefined);
