import type { EngineEnd } from './engine-link.ts';
import { parseToPage } from './parse-message.ts';
import type { Succession } from './succession.ts';

const active = async (registration: ServiceWorkerRegistration): Promise<ServiceWorker> =>
  registration.active ?? (await navigator.serviceWorker.ready).active ?? active(registration);

/** The line to a registration's active worker. A hard reload leaves a page without a controller; it works all the same. */
export const createWorkerEnd = (
  container: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  succession: Succession,
): EngineEnd => ({
  post: async (message) => {
    await succession.passed();
    (await active(registration)).postMessage(message);
  },
  listen: (hear) => {
    container.addEventListener('message', (event) => {
      const { source } = event;
      if (!(source instanceof ServiceWorker) || event.origin !== location.origin) return;
      const message = parseToPage(event.data);
      if (message) hear(message);
    });
    container.startMessages();
  },
});
