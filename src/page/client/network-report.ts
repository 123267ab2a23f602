import type { Send } from './engine-link.ts';

/** What some browsers tell of the network: https://wicg.github.io/netinfo/ */
export interface ConnectionFacts {
  readonly type?: string;
  /** The person asked the browser to save data. */
  readonly saveData?: boolean;
}

/** What the network costs by what the browser tells of it; a browser that tells nothing is not known to cost. */
export const costOf = ({ type, saveData }: ConnectionFacts): 'free' | 'metered' =>
  saveData === true || type === 'cellular' || type === 'wimax' ? 'metered' : 'free';

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
