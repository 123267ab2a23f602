import type { Page } from '@playwright/test';
import { protocolVersion } from '../../src/core/protocol-version.ts';

/** Posts a message to the worker past the programming interface. */
export const postRaw = (page: Page, message: unknown): Promise<void> =>
  page.evaluate(async (raw) => (await navigator.serviceWorker.ready).active?.postMessage(raw), message);

/** Sends a request of the protocol past the programming interface; answers the reply. */
export const askRaw = (page: Page, name: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    async ({ protocol, name: command, input: given }) => {
      const id = crypto.randomUUID();
      const { promise, resolve } = Promise.withResolvers<unknown>();
      const hear = (event: MessageEvent<{ kind: string; id?: string } | null>): void => {
        if (event.data?.kind === 'reply' && event.data.id === id) resolve(event.data);
      };
      navigator.serviceWorker.addEventListener('message', hear);
      const { active } = await navigator.serviceWorker.ready;
      active?.postMessage({ protocol, kind: 'request', id, attempt: 0, name: command, input: given });
      const reply = await promise;
      navigator.serviceWorker.removeEventListener('message', hear);
      return reply;
    },
    { protocol: protocolVersion, name, input },
  );
