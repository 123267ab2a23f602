import { protocolVersion } from '../../src/core/protocol-version.ts';
import type { Announcer } from '../../src/ports/announcer.ts';

/** Posts to every window of this scope, whether it is controlled or not. */
export const createClientAnnouncer = (clients: Clients): Announcer => {
  const post = async (message: object): Promise<void> => {
    for (const client of await clients.matchAll({ type: 'window', includeUncontrolled: true })) {
      client.postMessage({ protocol: protocolVersion, ...message });
    }
  };
  return {
    tell: (news) => void post({ kind: 'news', news }),
    refresh: () => void post({ kind: 'refresh' }),
  };
};
