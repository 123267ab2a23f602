import { gzipSync } from 'node:zlib';
import { sha256OfPattern } from '../server/pattern-hash.js';
import { patternBytes } from '../server/pattern.js';
import { peerProgram } from '../support/peer-program.js';
import { call, type Evaluates, holdTo, MiB, startJob, untilBytes } from './drive.ts';
import { askedAgain, hashOf, hashOfEnd, hasRestarted, heldOf, mostAtOnce, sentIn, since } from './peer-downloads.ts';
import { type AccessEntry, type PeerKind, peerKinds } from './peer-kinds.ts';
import { type PeerServer, startPeer } from './peer-server.ts';
import { expect, test as base } from './raw-fixtures.ts';

const size = 16 * MiB + 17;
/** So much that a third connection is tried. */
const large = 32 * MiB + 17;
const seed = 41;
const longAgo = new Date(Date.now() - 10 * 24 * 3_600_000);

/** Bytes a second at which a file of this size is not whole within half a minute, however slow the machine is. */
const crawl = 512 * 1024;

/** What may take a file's place, and where it is served. */
const replacements = [
  { what: 'another size', place: 'plain', after: 3 * MiB + 5 },
  { what: 'the same size', place: 'exposed', after: size },
  { what: 'the same size without an ETag to see', place: 'plain', after: size },
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

/** Starts a download so slow that it cannot end, and waits until some of it is stored; answers its id and address. */
const begin = async (
  page: Evaluates,
  peer: PeerServer,
  { place, file }: { readonly place: string; readonly file: string },
): Promise<[id: string, url: string]> => {
  await holdTo(page, crawl);
  const url = peer.urlOf(place, file);
  const id = await startJob(page, { files: [{ remoteUrl: url }] });
  await untilBytes(page, id, crawl / 8);
  return [id, url];
};

/** What a download of a replaced file must come to. */
const newEnd = async (what: string, bytes: number) => ({
  what,
  hash: await sha256OfPattern(seed + 1, bytes),
  isNew: true,
});

for (const kind of peerKinds) {
  test.describe(kind.name, () => {
    // One after the other, so that one process fetches the program.
    test.describe.configure({ mode: 'default' });
    test.use({ kind });

    test(`A file comes whole from ${kind.name} over several connections, and whatever it is told to do with ranges, headers and encodings`, async ({
      page,
      peer,
      hashing,
    }) => {
      const text = Buffer.from(patternBytes(seed, 0, 3 * MiB).toString('hex'));
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
      const [id, url] = await begin(page, peer, { place: 'exposed', file: 'a.bin' });
      // While the first connection cannot have brought the file; to the server it may be over long before.
      await peer.logged(url, (all) => all.some(({ range }) => range !== 'bytes=0-'));
      await holdTo(page, 0);
      expect(await hashOfEnd(page, hashing, id)).toBe(hashByFile['a.bin']);
      const entries = await peer.logged(url, (all) => sentIn(all) >= size);
      expect(new Set(entries.map(({ status }) => status))).toEqual(new Set([206]));

      await page.evaluate(async () => (await ladingReady).setSettings({ activeJobs: 20 }));
      const wanted: [place: string, file: keyof typeof hashByFile][] = [
        ['exposed', 'empty.bin'],
        ['plain', 'a.bin'],
        ['plain', 'empty.bin'],
        ['full-speed', 'a.bin'],
        ['gzip', 'text.txt'],
        ['labelled', 'packed.txt'],
        ...kind.rangeless.map((place) => [place, 'a.bin'] as [string, 'a.bin']),
      ];
      const ends = wanted.map(async ([place, file]) => {
        const each = await startJob(page, { files: [{ remoteUrl: peer.urlOf(place, file) }] });
        return [place, file, await hashOfEnd(page, hashing, each)];
      });
      expect(await Promise.all(ends)).toEqual(wanted.map(([place, file]) => [place, file, hashByFile[file]]));
      for (const place of kind.rangeless) {
        const asked = await peer.logged(peer.urlOf(place, 'a.bin'), (all) => sentIn(all) >= size);
        expect(asked.map(({ status, range }) => [status, range])).toEqual([[200, 'bytes=0-']]);
      }
    });

    test(`A paused download from ${kind.name} goes on with the bytes that are missing, and a file that took another's place meanwhile comes whole`, async ({
      page,
      peer,
      hashing,
    }) => {
      await page.evaluate(async () => (await ladingReady).setSettings({ activeJobs: 4, connectionsPerHost: 4 }));
      await Promise.all([putPattern(peer, 'same.bin'), ...replacements.map((_, at) => putPattern(peer, `${at}.bin`))]);
      const [[same, url], ...others] = await Promise.all([
        begin(page, peer, { place: 'exposed', file: 'same.bin' }),
        ...replacements.map(({ place }, at) => begin(page, peer, { place, file: `${at}.bin` })),
      ]);
      await Promise.all([same, ...others.map(([id]) => id)].map((id) => call(page, id, 'suspend')));
      const { progress } = await call(page, same, 'getSnapshot');
      const held = await heldOf(page, same);
      const pausedAt = Date.now();
      const paused = replacements.map(async ({ what, after }, at) => {
        const id = others[at]?.[0] ?? '';
        expect((await call(page, id, 'getProgress')).bytesTransferred).toBeLessThan(size);
        await peer.put(`${at}.bin`, patternBytes(seed + 1, 0, after), new Date());
        return { what, id };
      });
      const jobs = [{ what: 'nothing', id: same }, ...(await Promise.all(paused))];
      await holdTo(page, 0);
      const ends = jobs.map(async ({ what, id }) => {
        await call(page, id, 'resume');
        return { what, hash: await hashOfEnd(page, hashing, id), isNew: await hasRestarted(page, id) };
      });
      const right = replacements.map(async ({ what, after }) => newEnd(what, after));
      const kept = { what: 'nothing', hash: await sha256OfPattern(seed, size), isNew: false };
      expect(await Promise.all(ends)).toEqual([kept, ...(await Promise.all(right))]);

      const missing = size - progress.bytesTransferred;
      const entries = since(await peer.logged(url, (all) => sentIn(since(all, pausedAt)) >= missing), pausedAt);
      expect(askedAgain(entries, held)).toEqual([]);
      expect(entries.length).toBeGreaterThan(0);
    });

    test(`A file that takes another's place at ${kind.name} under way is never mixed with the old one`, async ({
      page,
      peer,
      hashing,
    }) => {
      const ends: unknown[] = [];
      for (const [at, { what, place, after }] of replacements.entries()) {
        // Two connections bring the old file; the others, let in once the new one is there, see that one.
        await page.evaluate(async () => (await ladingReady).setSettings({ connectionsPerHost: 2 }));
        await putPattern(peer, `${at}.bin`);
        const [id] = await begin(page, peer, { place, file: `${at}.bin` });
        await peer.put(`${at}.bin`, patternBytes(seed + 1, 0, after), new Date());
        await page.evaluate(async () => (await ladingReady).setSettings({ connectionsPerHost: 6 }));
        await expect.poll(() => hasRestarted(page, id), { message: what, timeout: 30_000 }).toBe(true);
        await holdTo(page, 0);
        ends.push({ what, hash: await hashOfEnd(page, hashing, id), isNew: await hasRestarted(page, id) });
      }
      const right = replacements.map(async ({ what, after }) => newEnd(what, after));
      expect(ends).toEqual(await Promise.all(right));
    });

    test(`A download from ${kind.name} survives a stop of the worker and a kill of the browser`, async ({
      chromium,
      openTab,
      peer,
      hashing,
    }) => {
      await putPattern(peer, 'killed.bin');
      const first = await openTab();
      const [id, url] = await begin(first, peer, { place: 'exposed', file: 'killed.bin' });
      const atStop = await call(first, id, 'getProgress');
      const heldAtStop = await heldOf(first, id);
      await first.stopWorkers();
      const stoppedAt = Date.now();
      await first.reload();
      await untilBytes(first, id, atStop.bytesTransferred + crawl);
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

    if (kind.limited.length > 0) {
      test(`Files come whole from ${kind.name} where it serves two connections and refuses others`, async ({
        page,
        peer,
        hashing,
      }) => {
        await putPattern(peer, 'a.bin', large);
        const seen = await Promise.all(
          kind.limited.map(async (place) => {
            const url = peer.urlOf(place, 'a.bin');
            const id = await startJob(page, { files: [{ remoteUrl: url }] });
            const hash = await hashOfEnd(page, hashing, id);
            const served = (all: readonly AccessEntry[]) => all.filter(({ status }) => status === 206);
            const entries = await peer.logged(url, (all) => sentIn(served(all)) >= large);
            const refused = entries.filter(({ status }) => status === 503);
            const { errorCount } = await call(page, id, 'getSnapshot');
            return { hash, errorCount, atOnce: mostAtOnce(served(entries)), hasRefused: refused.length > 0 };
          }),
        );
        const hash = await sha256OfPattern(seed, large);
        expect(seen.map((end) => [end.hash, end.errorCount])).toEqual(kind.limited.map(() => [hash, 0]));
        expect(Math.max(...seen.map(({ atOnce }) => atOnce))).toBe(2);
        // What one of them learned of the host spares the others the refusal.
        expect(seen.some(({ hasRefused }) => hasRefused)).toBe(true);
      });
    }
  });
}
