import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { defaultSettings, parseSettings, unsoundSetting } from '../../src/core/settings.ts';

describe('the defaults', () => {
  test('are those of the job model', () =>
    expect(defaultSettings).toEqual({
      activeJobs: 3,
      connectionsPerHost: 6,
      connectionsTotal: 12,
      costPolicy: 'always',
      autoComplete: false,
      bytesPerSecondLimit: 0,
    }));
  test('are sound', () => expect(unsoundSetting(defaultSettings)).toBeUndefined());
});

const sound: readonly object[] = [
  {},
  { activeJobs: 1 },
  { activeJobs: 100 },
  { connectionsPerHost: 1 },
  { connectionsPerHost: 16 },
  { connectionsTotal: 1 },
  { connectionsTotal: 64 },
  { costPolicy: 'not-roaming' },
  { costPolicy: 'unmetered' },
  { autoComplete: true },
  { bytesPerSecondLimit: 0 },
  { bytesPerSecondLimit: 1024 },
  { bytesPerSecondLimit: Number.MAX_SAFE_INTEGER },
];

const unsound: readonly (readonly [change: object, name: string])[] = [
  [{ activeJobs: 0 }, 'activeJobs'],
  [{ activeJobs: 101 }, 'activeJobs'],
  [{ activeJobs: 1.5 }, 'activeJobs'],
  [{ activeJobs: '3' }, 'activeJobs'],
  [{ activeJobs: Number.NaN }, 'activeJobs'],
  [{ connectionsPerHost: 0 }, 'connectionsPerHost'],
  [{ connectionsPerHost: 17 }, 'connectionsPerHost'],
  [{ connectionsTotal: 0 }, 'connectionsTotal'],
  [{ connectionsTotal: 65 }, 'connectionsTotal'],
  [{ costPolicy: 'never' }, 'costPolicy'],
  [{ autoComplete: 'yes' }, 'autoComplete'],
  [{ bytesPerSecondLimit: 1023 }, 'bytesPerSecondLimit'],
  [{ bytesPerSecondLimit: -1 }, 'bytesPerSecondLimit'],
  [{ bytesPerSecondLimit: Infinity }, 'bytesPerSecondLimit'],
  [{ colour: 'red' }, 'colour'],
  [{ toString: 1 }, 'toString'],
  [{ activeJobs: 3, colour: 'red' }, 'colour'],
];

describe('unsoundSetting', () => {
  for (const change of sound) {
    test(`accepts ${JSON.stringify(change)}`, () => expect(unsoundSetting(change)).toBeUndefined());
  }
  for (const [change, name] of unsound) {
    test(`names ${name} in ${JSON.stringify(change)}`, () => expect(unsoundSetting(change)).toBe(name));
  }
});

describe('parseSettings', () => {
  for (const raw of [undefined, null, 5, 'text', [], {}]) {
    test(`${JSON.stringify(raw) ?? 'nothing'} gives the defaults`, () =>
      expect(parseSettings(raw)).toEqual(defaultSettings));
  }

  test('keeps what is sound and takes the default for the rest', () =>
    expect(parseSettings({ activeJobs: 5, connectionsTotal: 0, colour: 'red' })).toEqual({
      ...defaultSettings,
      activeJobs: 5,
    }));

  test('answers sound settings whatever was stored', () => {
    const stored = fc.oneof(
      fc.anything(),
      fc.dictionary(fc.constantFrom(...Object.keys(defaultSettings), '__proto__', 'constructor'), fc.anything()),
    );
    fc.assert(
      fc.property(stored, (raw) => {
        const parsed = parseSettings(raw);
        expect(unsoundSetting(parsed)).toBeUndefined();
        expect(Object.keys(parsed)).toEqual(Object.keys(defaultSettings));
      }),
    );
  });
});
