import { protocolVersion } from '../../src/core/protocol-version.ts';
import type { Announcer } from '../../src/ports/announcer.ts';

/** Posts to every window of this scope, whether it is controlled or not. */
export const createClientAnnouncer = (clients: Clients): Announcer => {
  const post = async (messageNow: () => object): Promise<void> => {
    const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
    const message = { protocol: protocolVersion, ...messageNow() };
    for (const page of pages) page.postMessage(message);
  };
  return {
    tell: (news) => void post(() => ({ kind: 'news', news: news() })),
    refresh: () => void post(() => ({ kind: 'refresh' })),
  };
};
