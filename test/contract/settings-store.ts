import { describe, expect, test } from 'vitest';

import { defaultSettings, type Settings } from '../../src/core/settings.ts';
import type { SettingsStore } from '../../src/ports/settings-store.ts';

const changed: Settings = {
  activeJobs: 7,
  connectionsPerHost: 2,
  connectionsTotal: 20,
  costPolicy: 'unmetered',
  autoComplete: true,
  bytesPerSecondLimit: 2048,
};

const unsound: readonly Partial<Settings>[] = [
  { activeJobs: 0 },
  { activeJobs: 2.5 },
  { activeJobs: Number.NaN },
  { connectionsPerHost: 17 },
  { connectionsTotal: -1 },
  { connectionsTotal: Infinity },
  { bytesPerSecondLimit: 1 },
  { bytesPerSecondLimit: -1 },
];

const testSettings = (open: () => Promise<SettingsStore>): void => {
  test('has the default settings where none were stored', async () => {
    expect(await (await open()).settings()).toEqual(defaultSettings);
  });

  test('keeps settings', async () => {
    const store = await open();
    await store.putSettings(changed);
    expect(await store.settings()).toEqual(changed);
    await store.putSettings(defaultSettings);
    expect(await store.settings()).toEqual(defaultSettings);
  });

  for (const change of unsound) {
    const [[name, value] = []] = Object.entries(change);
    test(`has the default for a stored ${name} of ${value}, and what was stored for the others`, async () => {
      const store = await open();
      await store.putSettings({ ...changed, ...change });
      const expected = Object.entries(defaultSettings).filter(([key]) => key === name);
      expect(await store.settings()).toEqual({ ...changed, ...Object.fromEntries(expected) });
    });
  }
};

const testIdentity = (open: () => Promise<SettingsStore>): void => {
  test('has the first name that it is given, and another store another', async () => {
    const store = await open();
    expect(await store.identity('a')).toBe('a');
    expect(await store.identity('b')).toBe('a');
    expect(await (await open()).identity('c')).toBe('c');
  });
};

const testFolder = (open: () => Promise<SettingsStore>): void => {
  test('keeps the folder that was chosen last', async () => {
    const store = await open();
    expect(await store.folder()).toBeUndefined();
    await store.putFolder({ name: 'first' });
    await store.putFolder({ name: 'second' });
    expect(await store.folder()).toEqual({ name: 'second' });
  });
};

/** What every SettingsStore must do, whatever it is made of. `open` answers an empty store. */
export const testSettingsStore = (name: string, open: () => Promise<SettingsStore>): void => {
  describe(`${name} as a SettingsStore`, () => {
    testSettings(open);
    testFolder(open);
    testIdentity(open);
  });
};
