import { expect, test } from 'vitest';

import type { Resource } from '../fakes/scripted-resource.ts';
import { EngineRig } from './engine-rig.ts';
import { aResource, otherUrl, ownUrl } from './sample-resources.ts';

const named = (contentDisposition: string, change: Partial<Resource> = {}): Resource =>
  aResource(5, { contentDisposition, ...change });

const namesOf = async (rig: EngineRig, id: Awaited<ReturnType<EngineRig['create']>>): Promise<readonly string[]> =>
  (await rig.facts(id)).files.map(({ localName }) => localName);

test.each([
  ['attachment; filename="report.pdf"', 'report.pdf'],
  ["attachment; filename*=UTF-8''na%C3%AFve.txt", 'naïve.txt'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment', 'north.bin'],
  ['attachment; filename=""', 'north.bin'],
])('the name of %s is %s', async (header, name) => {
  const url = ownUrl('north.bin');
  const rig = await EngineRig.start({ resources: { [url]: named(header) } });
  const id = await rig.download([url]);
  await rig.untilSettled(id);
  expect(await namesOf(rig, id)).toEqual([name]);
  expect((await rig.facts(id)).displayName).toBe(name);
});

test('a name that the person gave is kept whatever the server says', async () => {
  const url = ownUrl('north.bin');
  const rig = await EngineRig.start({ resources: { [url]: named('attachment; filename="other.txt"') } });
  const id = await rig.download([{ remoteUrl: url, localName: 'mine.txt' }], { displayName: 'My job' });
  await rig.untilSettled(id);
  expect(await namesOf(rig, id)).toEqual(['mine.txt']);
  expect((await rig.facts(id)).displayName).toBe('My job');
});

test('files of one job that bear one name get different ones, however it is written', async () => {
  const urls = ['a', 'b', 'c'].map((path) => ownUrl(path));
  const headers = ['attachment; filename="A.txt"', 'attachment; filename="a.TXT"', 'attachment; filename="a.txt"'];
  const resources = Object.fromEntries(urls.map((url, at) => [url, named(headers[at] ?? '')]));
  const rig = await EngineRig.start({ resources });
  const id = await rig.download(urls);
  await rig.untilSettled(id);
  expect(await namesOf(rig, id)).toEqual(['A.txt', 'a (1).TXT', 'a (2).txt']);
});

test('a name from the server keeps clear of a file that was added while the job ran', async () => {
  const [first, second] = [ownUrl('first'), ownUrl('same.txt')];
  const resources = {
    [first]: named('attachment; filename="same.txt"', {
      fault: ({ number }) => (number === 1 ? { kind: 'hang' } : undefined),
    }),
    [second]: aResource(5),
  };
  const rig = await EngineRig.start({ resources });
  const id = await rig.download([first]);
  await rig.clock.advance(1000);
  await rig.ask('job/add-files', { id, files: [{ remoteUrl: second }] });
  expect(await rig.until(id, 'transferred')).toBe('transferred');
  const names = await namesOf(rig, id);
  expect(new Set(names).size).toBe(2);
});

test('another origin that hides the header is named by its address after all redirects', async () => {
  const url = otherUrl('get?id=5');
  const rig = await EngineRig.start({
    resources: { [url]: named('attachment; filename="x.txt"', { finalUrl: otherUrl('files/real%20name.iso?sig=1') }) },
  });
  const id = await rig.download([url]);
  await rig.untilSettled(id);
  expect(await namesOf(rig, id)).toEqual(['real name.iso']);
});

test('a saved file bears its name', async () => {
  const url = ownUrl('north.bin');
  const rig = await EngineRig.start({ resources: { [url]: named('attachment; filename="report.pdf"') } });
  const id = await rig.download([url]);
  await rig.untilSettled(id);
  expect((await rig.ask('file/read-for-saving', { id, index: 0 })).name).toBe('report.pdf');
});
