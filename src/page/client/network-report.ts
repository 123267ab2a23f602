import { type ConnectionFacts, costOf } from '../../core/network-cost.ts';
import type { Send } from './engine-link.ts';

const connectionOf = (from: Navigator): (ConnectionFacts & EventTarget) | undefined =>
  'connection' in from && from.connection instanceof EventTarget ? from.connection : undefined;

/** Tells the engine of the network and what it costs: now, and whenever either changes. */
export const reportNetwork = (send: Send): void => {
  const connection = connectionOf(navigator);
  const tell = (): void =>
    void send('page/network', { online: navigator.onLine, cost: costOf(connection ?? {}) }).catch(() => undefined);
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  connection?.addEventListener('change', tell);
  tell();
};
