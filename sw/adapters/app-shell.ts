import { clientsClaim } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** Keeps the app itself on the device, so that it starts without a network; addresses below `save/` are files, not pages. */
export const installAppShell = (precache: readonly PrecacheEntry[]): void => {
  clientsClaim();
  cleanupOutdatedCaches();
  precacheAndRoute([...precache], { directoryIndex: 'index.html', ignoreURLParametersMatching: [/.*/] });
  registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/\/save\/[^/]*$/] }));
};
