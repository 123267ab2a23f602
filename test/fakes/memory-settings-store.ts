import { parseSettings } from '../../src/core/settings.ts';
import type { Offer, SettingsStore } from '../../src/ports/settings-store.ts';

/** What a memory settings store begins with: values of whatever soundness, as an older program may have left them. */
export interface StoredSettings {
  readonly settings?: unknown;
}

/** A SettingsStore in memory: what goes in and what comes out are copies, as in a database. */
export const createMemorySettingsStore = (before: StoredSettings = {}): SettingsStore => {
  let stored: unknown = structuredClone(before.settings);
  let kept: unknown;
  const offers = new Map<string, Offer>();

  return {
    settings: async () => parseSettings(structuredClone(stored)),
    putSettings: async (settings) => {
      stored = structuredClone(settings);
    },
    putOffer: async (token, offer) => void offers.set(token, structuredClone(offer)),
    takeOffer: async (token) => {
      const offer = offers.get(token);
      offers.delete(token);
      return offer;
    },
    hasOffer: async (token) => offers.has(token),
    folder: async () => structuredClone(kept),
    putFolder: async (folder) => {
      kept = structuredClone(folder);
    },
  };
};
