import { gzipSync } from 'node:zlib';
import { sha256OfPattern } from '../server/pattern-hash.js';
import { patternBytes } from '../server/pattern.js';
import { peerProgram } from '../support/peer-program.js';
import { call, MiB, startJob, untilBytes } from './drive.ts';
import {
  askedAgain,
  hashOf,
  hashOfEnd,
  hasRestarted,
  heldOf,
  holdTo,
  mostAtOnce,
  sentIn,
  since,
} from './peer-downloads.ts';
import { type AccessEntry, type PeerKind, peerKinds } from './peer-kinds.ts';
import { type PeerServer, startPeer } from './peer-server.ts';
import { expect, test as base } from './raw-fixtures.ts';

const size = 32 * MiB + 17;
const seed = 41;
const longAgo = new Date(Date.now() - 10 * 24 * 3_600_000);

/** What may take a file's place, and where it is served. */
const replacements = [
  { what: 'of another size', place: 'plain', before: 20 * MiB, after: 8 * MiB + 5 },
  { what: 'of the same size', place: 'exposed', before: 20 * MiB, after: 20 * MiB },
  { what: 'of the same size without an ETag to see', place: 'plain', before: 16 * MiB, after: 16 * MiB },
];

const test = base.extend<{ kind: PeerKind; peer: PeerServer }>({
  kind: [peerKinds[0], { option: true }],
  peer: [
    async ({ kind }, use, testInfo) => {
      const program = await peerProgram(kind.name);
      if ('missing' in program) return testInfo.skip(true, program.missing);
      const peer = await startPeer(kind, program);
      await use(peer);
      await peer.close();
    },
    // The program may have to be fetched first.
    { timeout: 300_000 },
  ],
});

const putPattern = (peer: PeerServer, file: string, bytes = size): Promise<void> =>
  peer.put(file, patternBytes(seed, 0, bytes), longAgo);

for (const kind of peerKinds) {
  test.describe(kind.name, () => {
    // One after the other, so that one process fetches the program.
    test.describe.configure({ mode: 'default' });
    test.use({ kind });

    test(`A file comes whole from ${kind.name} over several connections`, async ({ page, peer, hashing }) => {
      if (kind.pace !== 'slow') await holdTo(page, 12 * MiB);
      await putPattern(peer, 'whole.bin');
      const url = peer.urlOf('exposed', 'whole.bin');
      const id = await startJob(page, { files: [{ remoteUrl: url }] });
      expect(await hashOfEnd(page, hashing, id)).toBe(await sha256OfPattern(seed, size));
      const entries = await peer.logged(url, (all) => sentIn(all) >= size);
      expect(new Set(entries.map(({ status }) => status))).toEqual(new Set([206]));
      expect(mostAtOnce(entries)).toBeGreaterThan(1);
    });

    test(`A paused download from ${kind.name} goes on with the bytes that are missing`, async ({
      page,
      peer,
      hashing,
    }) => {
      await holdTo(page, 4 * MiB);
      await putPattern(peer, 'paused.bin');
      const url = peer.urlOf('exposed', 'paused.bin');
      const id = await startJob(page, { files: [{ remoteUrl: url }] });
      await untilBytes(page, id, 6 * MiB);
      await call(page, id, 'suspend');
      const { progress } = await call(page, id, 'getSnapshot');
      const held = await heldOf(page, id);
      const pausedAt = Date.now();
      await holdTo(page, 0);
      await call(page, id, 'resume');
      expect(await hashOfEnd(page, hashing, id)).toBe(await sha256OfPattern(seed, size));
      const missing = size - progress.bytesTransferred;
      const entries = since(await peer.logged(url, (all) => sentIn(since(all, pausedAt)) >= missing), pausedAt);
      expect(progress.bytesTransferred).toBeGreaterThanOrEqual(6 * MiB);
      expect(askedAgain(entries, held)).toEqual([]);
      expect(entries.length).toBeGreaterThan(0);
      expect(await hasRestarted(page, id)).toBe(false);
    });

    test(`A download from ${kind.name} survives a stop of the worker and a kill of the browser`, async ({
      chromium,
      openTab,
      peer,
      hashing,
    }) => {
      await putPattern(peer, 'killed.bin');
      const url = peer.urlOf('exposed', 'killed.bin');
      const first = await openTab();
      await holdTo(first, 4 * MiB);
      const id = await startJob(first, { files: [{ remoteUrl: url }] });
      await untilBytes(first, id, 4 * MiB);
      const heldAtStop = await heldOf(first, id);
      await first.stopWorkers();
      const stoppedAt = Date.now();
      await first.reload();
      await untilBytes(first, id, 8 * MiB);
      const heldAtKill = await heldOf(first, id);
      await chromium.kill();
      const killedAt = Date.now();
      await chromium.startAgain();
      const second = await openTab();
      await holdTo(second, 0);
      expect(await hashOfEnd(second, hashing, id)).toBe(await sha256OfPattern(seed, size));
      const entries = await peer.logged(url, (all) => sentIn(all) >= size);
      expect(askedAgain(since(entries, stoppedAt), heldAtStop)).toEqual([]);
      expect(askedAgain(since(entries, killedAt), heldAtKill)).toEqual([]);
      expect(since(entries, killedAt).length).toBeGreaterThan(0);
    });

    test(`Files that take the place of others at ${kind.name} during a pause come whole, and nothing of the old ones`, async ({
      page,
      peer,
      hashing,
    }) => {
      await holdTo(page, 4 * MiB);
      const paused = await Promise.all(
        replacements.map(async ({ what, place, before, after }, at) => {
          await putPattern(peer, `${at}.bin`, before);
          const id = await startJob(page, { files: [{ remoteUrl: peer.urlOf(place, `${at}.bin`) }] });
          await untilBytes(page, id, MiB);
          await call(page, id, 'suspend');
          expect((await call(page, id, 'getProgress')).bytesTransferred).toBeLessThan(before);
          await peer.put(`${at}.bin`, patternBytes(seed + 1, 0, after), new Date());
          return { what, id };
        }),
      );
      await holdTo(page, 0);
      const ends = await Promise.all(
        paused.map(async ({ what, id }) => {
          await call(page, id, 'resume');
          return { what, hash: await hashOfEnd(page, hashing, id), isNew: await hasRestarted(page, id) };
        }),
      );
      const right = replacements.map(async ({ what, after }) => {
        return { what, hash: await sha256OfPattern(seed + 1, after), isNew: true };
      });
      expect(ends).toEqual(await Promise.all(right));
    });

    for (const { what, place, before, after } of replacements) {
      test(`A file ${what} that takes its place at ${kind.name} under way is never mixed with the old one`, async ({
        page,
        peer,
        hashing,
      }) => {
        if (kind.pace !== 'slow') await holdTo(page, 8 * MiB);
        await putPattern(peer, 'replaced.bin', before);
        const id = await startJob(page, { files: [{ remoteUrl: peer.urlOf(place, 'replaced.bin') }] });
        await untilBytes(page, id, 2 * MiB);
        await peer.put('replaced.bin', patternBytes(seed + 1, 0, after), new Date());
        const hash = await hashOfEnd(page, hashing, id);
        const end = { hash, isNew: await hasRestarted(page, id) };
        const old = { hash: await sha256OfPattern(seed, before), isNew: false };
        const replaced = { hash: await sha256OfPattern(seed + 1, after), isNew: true };
        expect(kind.pace === 'slow' ? [replaced] : [replaced, old]).toContainEqual(end);
      });
    }

    test(`Whatever ${kind.name} is told to do with ranges, headers and encodings, what comes is the file`, async ({
      page,
      peer,
      hashing,
    }) => {
      const text = Buffer.from(patternBytes(seed, 0, 3 * MiB).toString('hex'));
      await page.evaluate(async () => (await ladingReady).setSettings({ activeJobs: 20 }));
      await putPattern(peer, 'a.bin');
      await peer.put('empty.bin', Buffer.alloc(0), longAgo);
      await peer.put('text.txt', text, longAgo);
      await peer.put('packed.txt', gzipSync(text), longAgo);
      const hashByFile = {
        'a.bin': await sha256OfPattern(seed, size),
        'empty.bin': await sha256OfPattern(seed, 0),
        'text.txt': hashOf(text),
        'packed.txt': hashOf(text),
      };
      const wanted: [place: string, file: keyof typeof hashByFile][] = [
        ['exposed', 'empty.bin'],
        ['plain', 'a.bin'],
        ['plain', 'empty.bin'],
        ['full-speed', 'a.bin'],
        ['gzip', 'text.txt'],
        ['labelled', 'packed.txt'],
        ...kind.rangeless.map((place) => [place, 'a.bin'] as [string, 'a.bin']),
      ];
      const ends = await Promise.all(
        wanted.map(async ([place, file]) => {
          const id = await startJob(page, { files: [{ remoteUrl: peer.urlOf(place, file) }] });
          return [place, file, await hashOfEnd(page, hashing, id)];
        }),
      );
      expect(ends).toEqual(wanted.map(([place, file]) => [place, file, hashByFile[file]]));
      for (const place of kind.rangeless) {
        const entries = await peer.logged(peer.urlOf(place, 'a.bin'), (all) => sentIn(all) >= size);
        expect(entries.map(({ status, range }) => [status, range])).toEqual([[200, 'bytes=0-']]);
      }
    });

    if (kind.limited.length > 0) {
      test(`Files come whole from ${kind.name} where it serves two connections and refuses others`, async ({
        page,
        peer,
        hashing,
      }) => {
        await putPattern(peer, 'a.bin');
        const seen = await Promise.all(
          kind.limited.map(async (place) => {
            const url = peer.urlOf(place, 'a.bin');
            const id = await startJob(page, { files: [{ remoteUrl: url }] });
            const hash = await hashOfEnd(page, hashing, id);
            const served = (all: readonly AccessEntry[]) => all.filter(({ status }) => status === 206);
            const entries = await peer.logged(url, (all) => sentIn(served(all)) >= size);
            const refused = entries.filter(({ status }) => status === 503);
            const { errorCount } = await call(page, id, 'getSnapshot');
            return { hash, errorCount, atOnce: mostAtOnce(served(entries)), hasRefused: refused.length > 0 };
          }),
        );
        const hash = await sha256OfPattern(seed, size);
        expect(seen.map((end) => [end.hash, end.errorCount])).toEqual(kind.limited.map(() => [hash, 0]));
        expect(Math.max(...seen.map(({ atOnce }) => atOnce))).toBe(2);
        // What one of them learned of the host spares the others the refusal.
        expect(seen.some(({ hasRefused }) => hasRefused)).toBe(true);
      });
    }
  });
}
