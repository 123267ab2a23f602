import { sha256OfPattern } from '../server/pattern-hash.js';
import type { ResourceInit } from '../server/resource.js';
import type { Behaviour, FileVersion, ServedFile } from './behaviour.ts';
import { type Dice, diceOf } from './dice.ts';
import { randomResource, randomVersions } from './random-resource.ts';

/** Where behaviours may be served: origins. */
export interface Sites {
  readonly home: string;
  readonly away: readonly string[];
}

type Versions = readonly [FileVersion, ...FileVersion[]];

const originOf = ({ home, away }: Sites, at: ServedFile['at']): string =>
  at === 'home' ? home : (away[at % away.length] ?? home);

interface Extra {
  readonly served: readonly ServedFile[];
  readonly versions: readonly FileVersion[];
}

const none: Extra = { served: [], versions: [] };

/** Another address: of the same bytes, of others, or of nothing. */
const randomMirror = (dice: Dice, nth: number, [first]: Versions): Extra => {
  const kind = dice.pick(['none', 'none', 'none', 'none', 'none', 'same', 'same', 'other', 'broken']);
  if (kind === 'none') return none;
  const version = kind === 'other' ? { ...first, seed: first.seed + 100 } : first;
  const broken: ResourceInit = { faults: [{ effect: { do: 'status', status: dice.pick([404, 500]) } }] };
  const ownTag: ResourceInit = dice.chance(0.5) ? { etag: '"of the mirror"' } : {};
  // Another file of the same size and the same time would be more than anybody could tell apart.
  const ownDate: ResourceInit = kind === 'other' ? { lastModified: 'Sat, 01 Feb 2025 00:00:00 GMT' } : {};
  const resource = { ...version, ...ownTag, ...ownDate, ...(kind === 'broken' ? broken : {}) };
  const served = [{ at: nth + dice.within(1, 5), path: `/${nth}/mirror.bin`, resource }];
  return { served, versions: kind === 'broken' ? [] : [version] };
};

const bitsFlipped = (dice: Dice, resource: ResourceInit): ResourceInit => ({
  ...resource,
  faults: [
    ...(resource.faults ?? []),
    {
      when: { nth: dice.within(1, 3) },
      effect: { do: 'corrupt', at: dice.within(0, 1000), count: dice.within(1, 500) },
    },
  ],
});

/** The digest that a person may give: mostly of the first version, now and then of nothing that exists. */
const randomDigest = async (dice: Dice, [{ seed, size }]: Versions) => {
  const isGiven = dice.chance(0.2);
  const isRight = dice.chance(0.85);
  if (!isGiven) return undefined;
  return { algorithm: 'sha-256' as const, value: await sha256OfPattern(isRight ? seed : seed + 50, size) };
};

/** The nth behaviour of a soak with this seed. */
export const randomBehaviour = async (seed: number, nth: number, sites: Sites): Promise<Behaviour> => {
  const dice = diceOf(seed, nth);
  const versions = randomVersions(dice);
  const at = dice.chance(0.3) ? 'home' : nth;
  const origin = originOf(sites, at);
  const path = `/${nth}/file.bin`;
  const alias: ServedFile = { at, path: `/${nth}/alias.bin`, resource: versions[0] };
  const mirror = randomMirror(dice, nth, versions);
  const redirects = [`${origin}${alias.path}`, `${origin}/${nth}/nowhere`, `${origin}${path}`] as const;
  const resource = randomResource(dice, versions, { isHome: at === 'home', redirects });
  const digest = await randomDigest(dice, versions);
  const mirrors = mirror.served.map((file) => `${originOf(sites, file.at)}${file.path}`);
  const remoteUrl = `${origin}${path}`;
  return {
    nth,
    name: `soak-${nth}`,
    served: [
      { at, path, resource: digest && dice.chance(0.3) ? bitsFlipped(dice, resource) : resource },
      alias,
      ...mirror.served,
    ],
    versions: [...versions, ...mirror.versions],
    job: {
      displayName: `soak-${nth}`,
      priority: 0,
      minimumRetryDelay: 5,
      noProgressTimeout: dice.within(20, 40),
      files: [{ remoteUrl, mirrors, ...(digest ? { digest } : {}) }],
    },
  };
};
