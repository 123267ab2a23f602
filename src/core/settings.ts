import type { CostPolicy } from './waiting.ts';

export interface Settings {
  readonly activeJobs: number;
  readonly connectionsPerHost: number;
  readonly connectionsTotal: number;
  readonly costPolicy: CostPolicy;
  readonly autoComplete: boolean;
  /** Bytes a second over all connections; 0 means no limit. */
  readonly bytesPerSecondLimit: number;
}

export const defaultSettings: Settings = {
  activeJobs: 3,
  connectionsPerHost: 6,
  connectionsTotal: 12,
  costPolicy: 'always',
  autoComplete: false,
  bytesPerSecondLimit: 0,
};

const isWholeWithin = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;

const isSound: { readonly [Name in keyof Settings]: (value: unknown) => boolean } = {
  activeJobs: (value) => isWholeWithin(value, 1, 100),
  connectionsPerHost: (value) => isWholeWithin(value, 1, 16),
  connectionsTotal: (value) => isWholeWithin(value, 1, 64),
  costPolicy: (value) => value === 'always' || value === 'not-roaming' || value === 'unmetered',
  autoComplete: (value) => typeof value === 'boolean',
  bytesPerSecondLimit: (value) => value === 0 || isWholeWithin(value, 1024, Number.MAX_SAFE_INTEGER),
};

const isName = (name: string): name is keyof Settings => Object.hasOwn(isSound, name);

/** The first setting of a change whose value is out of bounds, or `undefined`. Numbers are whole; a limit is 0 or at least 1 KiB/s. */
export const unsoundSetting = (change: object): string | undefined =>
  Object.entries(change).find(([name, value]) => !isName(name) || !isSound[name](value))?.[0];

/** Stored settings, with the default of whatever is missing or unsound. */
export const parseSettings = (raw: unknown): Settings => {
  if (typeof raw !== 'object' || raw === null) return defaultSettings;
  const sound = Object.entries(raw).filter(([name, value]) => isName(name) && isSound[name](value));
  return { ...defaultSettings, ...Object.fromEntries(sound) };
};
