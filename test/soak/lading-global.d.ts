import type { TransferManager } from '../../src/page/transfer-manager.ts';

declare global {
  var lading: TransferManager | undefined;
  var ladingReady: Promise<TransferManager>;
}
