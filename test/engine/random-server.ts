import * as fc from 'fast-check';

import type { Fault, RemoteVersion, Resource } from '../fakes/scripted-resource.ts';
import { KiB, MiB, otherUrl, ownUrl } from './sample-resources.ts';

/** A server that behaves badly in ways that a program can notice. */
export interface RandomServer {
  readonly url: string;
  readonly resource: Omit<Resource, 'fault'>;
  /** Request by request. */
  readonly faults: readonly (Fault | undefined)[];
  /** Another address of the file, or of another file. */
  readonly mirror?: { readonly url: string; readonly resource: Resource };
  readonly mostConnections: number;
}

const size = fc.oneof(fc.nat(3), fc.nat(200 * KiB), fc.integer({ min: MiB - 2, max: 4 * MiB }));

const dateOf = (seed: number): string => `Mon, 0${seed} Jan 2024 00:00:00 GMT`;

const validatorsOf = {
  'strong ETag': (seed: number) => ({ etag: `"${seed}"`, lastModified: dateOf(seed) }),
  'weak ETag': () => ({ etag: 'W/"same"' }),
  'old date': (seed: number) => ({ lastModified: dateOf(seed) }),
  nothing: () => ({}),
} as const satisfies Record<string, (seed: number) => Partial<RemoteVersion>>;

const validators = fc.constantFrom(...(['strong ETag', 'weak ETag', 'old date', 'nothing'] as const));

/** Faults that every server may have. */
const anyFault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), after: fc.nat(2 * MiB) }),
  fc.record({ kind: fc.constant('cut' as const), after: fc.nat(2000) }),
  fc.record({ kind: fc.constant('stall' as const), after: fc.nat(MiB) }),
  fc.record({ kind: fc.constant('etag' as const), value: fc.constantFrom('"x"', '"y"', 'W/"z"') }),
  fc.record({ kind: fc.constant('content-length' as const), by: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ kind: fc.constantFrom('no answer' as const, 'hang' as const, 'whole' as const) }),
  fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(403, 404, 408, 416, 429, 500, 503) }),
  fc.record({
    kind: fc.constant('content-range' as const),
    value: fc.constantFrom('bytes 1-2/3', 'bytes */7', 'bytes 0-0/*', 'nonsense', 'bytes 5-1/9'),
  }),
);

/** Faults that can be noticed only where the headers are visible. */
const visibleFault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('shifted' as const), by: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ kind: fc.constant('longer' as const), by: fc.integer({ min: -3000, max: 3000 }) }),
);

/** Faults that leave the end of a file to be asked for: what a server will not say again has to be believed. */
const cutsOnly: fc.Arbitrary<Fault> = fc.record({ kind: fc.constantFrom('cut', 'stall'), after: fc.nat(2 * MiB) });

const faultBy = { any: anyFault, 'visible too': fc.oneof(anyFault, visibleFault), 'cuts only': cutsOnly };

const faultsOf = (kinds: keyof typeof faultBy): fc.Arbitrary<readonly (Fault | undefined)[]> =>
  fc.array(fc.option(faultBy[kinds], { nil: undefined }), { maxLength: 12 });

const kindsFor = (server: { where: string; length: string; mostAtOnce: number }): keyof typeof faultBy => {
  if (server.where === 'own') return server.length === 'stated' ? 'visible too' : 'any';
  return server.mostAtOnce === Infinity ? 'any' : 'cuts only';
};

const versions = fc
  .tuple(size, size, fc.boolean(), validators)
  .map(([first, second, isSameSize, kind]): readonly RemoteVersion[] =>
    [first, isSameSize ? first : second].map((bytes, at) => ({
      seed: at + 1,
      size: bytes,
      ...validatorsOf[kind](at + 1),
    })),
  );

/** A mirror has what the first version had, or another file, or nothing at all. */
const mirrorOf = (
  kind: 'none' | 'same' | 'other' | 'broken',
  { versions: [first], pace }: { versions: readonly RemoteVersion[]; pace: number },
): Pick<RandomServer, 'mirror'> => {
  if (kind === 'none' || !first) return {};
  const version = kind === 'other' ? { ...first, seed: 7, ...validatorsOf['strong ETag'](7) } : first;
  const broken = { fault: () => ({ kind: 'status' as const, status: 500 }) };
  const resource: Resource = { versions: [version], pace, exposes: 'everything', ...(kind === 'broken' ? broken : {}) };
  return { mirror: { url: 'https://mirror.example/a.bin', resource } };
};

const elsewhere = fc.constantFrom('own', 'open', 'closed');

/** Any server, any validators, any faults, and a file that may change at any request. */
export const randomServer: fc.Arbitrary<RandomServer> = fc
  .record({
    versions,
    where: elsewhere,
    changesAt: fc.option(fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 1 }), { nil: [] }),
    ranges: fc.constantFrom('supported' as const, 'supported' as const, 'ignored' as const),
    length: fc.constantFrom('stated' as const, 'stated' as const, 'hidden' as const),
    pace: fc.constantFrom(0, 20, 100),
    mostAtOnce: fc.option(fc.integer({ min: 300 * KiB, max: 5 * MiB }), { nil: Infinity }),
    mostConnections: fc.constantFrom(1, 2, 9, 9),
    mirrors: fc.constantFrom('none', 'none', 'same', 'other', 'broken'),
  })
  .chain(({ where, mirrors, mostConnections, ...parts }) =>
    faultsOf(kindsFor({ where, ...parts })).map((faults) => ({
      url: where === 'own' ? ownUrl('a.bin') : otherUrl('a.bin'),
      resource: {
        ...parts,
        exposes: where === 'open' ? ('everything' as const) : ('safelisted' as const),
      },
      faults,
      mostConnections,
      ...mirrorOf(mirrors, parts),
    })),
  );

/** The server as the network takes it. */
export const resourceOf = ({ resource, faults, mostConnections }: RandomServer): Resource => ({
  ...resource,
  fault: ({ number, others }) => {
    if (others >= mostConnections) return { kind: 'status', status: 503 };
    return faults[number - 1];
  },
});
