import { Buffer } from 'node:buffer';

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { JobFacts } from '../../src/core/facts.ts';
import type { JobId } from '../../src/core/ids.ts';
import { seededBytes } from '../fakes/seeded-bytes.ts';
import { mostAsks } from '../fakes/scripted-network.ts';
import { EngineRig } from './engine-rig.ts';
import { expectDisjoint } from './expect-bytes.ts';
import { randomServer, type RandomServer, resourceOf } from './random-server.ts';

type Deed = 'suspend' | 'resume' | 'kill' | 'offline' | 'online';

const deeds = fc.array(
  fc.record({
    after: fc.oneof(fc.nat(300), fc.nat(20_000)),
    what: fc.constantFrom<Deed>('suspend', 'resume', 'resume', 'kill', 'kill', 'offline', 'online'),
  }),
  { maxLength: 8 },
);

const perform = async (rig: EngineRig, id: JobId, what: Deed): Promise<void> => {
  switch (what) {
    case 'suspend':
    case 'resume':
      // A finished job refuses, and that is right.
      await rig.ask(`job/${what}`, { id }).catch(() => undefined);
      return;
    case 'kill':
      rig.kill();
      return rig.boot();
    case 'offline':
      rig.network.goOffline();
      await rig.ask('page/network', { online: false });
      return;
    case 'online':
      rig.network.goOnline();
      await rig.ask('page/network', { online: true });
  }
};

const falls = (told: readonly JobFacts[]): number =>
  told.filter(({ progress }, at) => progress.bytesTransferred < (told[at - 1]?.progress.bytesTransferred ?? 0)).length;

const isOneVersion = (bytes: Uint8Array, { resource, mirror }: RandomServer): boolean =>
  [...resource.versions, ...(mirror?.resource.versions ?? [])].some(
    ({ seed, size }) => size === bytes.length && Buffer.compare(bytes, seededBytes(seed, 0, size)) === 0,
  );

const expectSound = async (rig: EngineRig, id: JobId, server: RandomServer): Promise<void> => {
  const facts = await rig.facts(id);
  expect(['transferred', 'error', 'transient-error']).toContain(facts.state);
  if (facts.state === 'transferred') expect(isOneVersion(await rig.saved(id), server)).toBe(true);
  else expect(facts.failure).toBeDefined();
  const told = rig.announcer.told(id);
  expect(told.map(({ state }) => state)).not.toContain('connecting');
  expect(falls([...told, facts])).toBeLessThanOrEqual((await rig.logged(id, 'restart')).length);
  expectDisjoint(rig.pieces.keys());
  expect(rig.network.asks.length).toBeLessThan(mostAsks);
};

/** More of them search longer: `LADING_RUNS=5000`. */
const runs = Number(process.env['LADING_RUNS'] ?? 100);

test('whatever the server, the person and the browser do, a job ends whole, right and of one version, or says why not', async () => {
  await fc.assert(
    fc.asyncProperty(randomServer, deeds, async (server, script) => {
      const { url, mirror } = server;
      const resources = { [url]: resourceOf(server), ...(mirror ? { [mirror.url]: mirror.resource } : {}) };
      const rig = await EngineRig.start({ resources });
      const id = await rig.download([{ remoteUrl: url, mirrors: mirror ? [mirror.url] : [] }]);
      for (const { after, what } of script) {
        await rig.clock.advance(after);
        await perform(rig, id, what);
      }
      await perform(rig, id, 'online');
      if ((await rig.state(id)) === 'suspended') await rig.ask('job/resume', { id });
      const goesOn = async (): Promise<boolean> => ['transferred', 'error'].includes((await rig.state(id)) ?? '');
      await rig.clock.advanceUntil(3_600_000, goesOn);
      await expectSound(rig, id, server);
    }),
    { numRuns: runs },
  );
}, 600_000);
