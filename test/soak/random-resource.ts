import type { Fault } from '../server/fault.js';
import type { ResourceInit } from '../server/resource.js';
import type { FileVersion } from './behaviour.ts';
import type { Dice } from './dice.ts';
import { randomEffect, type Sight } from './random-effect.ts';

const KiB = 1024;
const MiB = 1024 * KiB;

const randomSize = (dice: Dice): number =>
  dice.pick([
    () => dice.within(0, 3),
    () => dice.within(0, 200 * KiB),
    () => dice.within(200 * KiB, 2 * MiB),
    () => dice.within(MiB - 2, MiB + 2),
    () => dice.within(2 * MiB, 8 * MiB),
  ])();

/** One version, or two or three of different bytes. */
export const randomVersions = (dice: Dice): readonly [FileVersion, ...FileVersion[]] => {
  const seed = dice.within(1, 1_000_000);
  const first = { seed, size: randomSize(dice) };
  const count = dice.chance(0.25) ? dice.within(1, 2) : 0;
  const later = Array.from({ length: count }, (_, at) => ({
    seed: seed + at + 1,
    size: dice.chance(0.6) ? first.size : randomSize(dice),
  }));
  return [first, ...later];
};

type Validators = Pick<ResourceInit, 'etag' | 'lastModified'>;

const kinds = ['strong', 'strong', 'strong', 'weak', 'old date', 'young date', 'nothing'] as const;

/** What a version shows of itself. */
const validatorsOf = (kind: (typeof kinds)[number], nth: number): Validators => {
  const dateAt = (ms: number): string => new Date(ms + 1000 * nth).toUTCString();
  switch (kind) {
    case 'strong':
      return {};
    case 'weak':
      return { etag: 'W/"same"', lastModified: null };
    case 'old date':
      return { etag: null, lastModified: dateAt(Date.UTC(2025, 0, 1)) };
    case 'young date':
      return { etag: null, lastModified: dateAt(Date.now()) };
    case 'nothing':
      return { etag: null, lastModified: null };
  }
};

/** Faults of single requests, at most one each, so that no two together hide what one of them says. */
const randomFaults = (dice: Dice, sight: Sight): Fault[] => {
  if (dice.chance(0.15)) return [];
  const last = dice.within(1, 10);
  const share = dice.pick([0.3, 0.6, 1]);
  return Array.from({ length: last }, (_, at) => at + 1)
    .filter(() => dice.chance(share))
    .map((nth) => ({ when: { nth }, effect: randomEffect(dice, sight) }));
};

/** A fault that never ends. */
const lastingFault = (dice: Dice, sight: Sight, from: number): Fault[] => {
  if (!dice.chance(0.12)) return [];
  return [{ when: { from }, effect: randomEffect(dice, sight) }];
};

const changesOf = (dice: Dice, versions: readonly FileVersion[], kind: (typeof kinds)[number]): Fault[] =>
  versions.slice(1).map((version, at) => ({
    when: { nth: dice.within(2 + 3 * at, 4 + 3 * at) },
    effect: { do: 'change-version', ...version, ...validatorsOf(kind, at + 1) },
  }));

/** Whether a server must send all bytes in one go, because nothing of an answer that was cut may be used. */
const goOf = (kind: (typeof kinds)[number], { support, length }: ResourceInit): 'in one go' | 'in parts' => {
  const isProvable = kind === 'strong' || kind === 'old date';
  return isProvable && support === 'ranges' && length === 'known' ? 'in parts' : 'in one go';
};

const randomPace = (dice: Dice, size: number, go: 'in one go' | 'in parts'): ResourceInit => {
  const longest = go === 'in one go' ? 2 : 15;
  return {
    latency: dice.pick([0, 0, dice.within(1, 300)]),
    ...(dice.chance(0.6) ? { rate: Math.ceil(size / (longest * Math.max(0.1, dice.next()))) + KiB } : {}),
  };
};

interface Place extends Pick<Sight, 'redirects'> {
  readonly isHome: boolean;
}

const headersOf = (cors: ResourceInit['cors'], { isHome }: Place): Sight['headers'] => {
  if (isHome) return 'all';
  return cors === 'exposed' ? 'exposed' : 'safelisted';
};

/** A server of such versions that behaves badly in ways that a program can notice. */
export const randomResource = (
  dice: Dice,
  versions: readonly [FileVersion, ...FileVersion[]],
  place: Place,
): ResourceInit => {
  const kind = dice.pick(kinds);
  const cors = dice.chance(0.03) ? 'none' : dice.pick(['exposed', 'exposed', 'plain']);
  const shape: ResourceInit = {
    cors,
    support: dice.pick(['ranges', 'ranges', 'ranges', 'ranges', 'none']),
    length: dice.pick(['known', 'known', 'known', 'known', 'chunked', 'close-delimited']),
    ...(dice.chance(0.04) ? { preflight: 'refuse' } : {}),
    ...(dice.chance(0.1) ? { honoursIfRange: false } : {}),
    ...(dice.chance(0.25) ? { maxConnections: dice.within(1, 3), overloadStatus: dice.pick([503, 429]) } : {}),
  };
  const size = Math.max(...versions.map((version) => version.size));
  const sight: Sight = {
    size,
    headers: headersOf(cors, place),
    length: shape.length === 'known' ? 'known' : 'hidden',
    redirects: place.redirects,
  };
  return {
    ...versions[0],
    ...shape,
    ...validatorsOf(kind, 0),
    ...randomPace(dice, size, goOf(kind, shape)),
    faults: [...changesOf(dice, versions, kind), ...randomFaults(dice, sight), ...lastingFault(dice, sight, 11)],
  };
};
