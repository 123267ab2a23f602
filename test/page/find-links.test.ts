import { expect, test } from 'vitest';
import { findLinks, linesOf, mostLinks } from '../../src/page/find-links.ts';
import { judgeLines, nameInUrl } from '../../src/page/link-candidate.ts';
import { aJob } from './fakes/a-job.ts';

test('links are found in prose, without the punctuation around them', () => {
  const text =
    'See https://a.example/x.iso, (https://b.example/y.zip) and <https://c.example/z>. Or https://d.example/w_(1).';
  expect(findLinks(text)).toEqual([
    'https://a.example/x.iso',
    'https://b.example/y.zip',
    'https://c.example/z',
    'https://d.example/w_(1)',
  ]);
});

test('repeats, other schemes and plain words are left out', () => {
  expect(findLinks('ftp://a.example/ javascript:alert(1) https://a.example/1 https://a.example/1')).toEqual([
    'https://a.example/1',
  ]);
});

test('what comes from outside is capped', () => {
  const many = Array.from({ length: mostLinks * 3 }, (_, index) => `https://a.example/${index}`).join('\n');
  expect(findLinks(many)).toHaveLength(mostLinks);
  expect(linesOf(many)).toHaveLength(mostLinks);
});

test('lines are judged: good, refused with a reason, and said twice only once', () => {
  const lines = [
    'https://a.example/x.iso',
    'a.example/x.iso',
    'nonsense',
    'javascript:alert(1)',
    'https://u:p@a.example/',
  ];
  const judged = judgeLines(lines, { protocol: 'https:' }, []);
  expect(judged.map((candidate) => (candidate.ok ? candidate.name : candidate.reason))).toEqual([
    'x.iso',
    'not-absolute',
    'scheme',
    'credentials',
  ]);
});

test('a link to what is in the list already is pointed out', () => {
  const twin = aJob({ displayName: 'x.iso', host: 'a.example' });
  const [candidate] = judgeLines(['https://a.example/deep/x.iso?token=1'], { protocol: 'https:' }, [twin]);
  expect(candidate?.ok === true && candidate.twin).toBe(twin);
});

test('a name is read from the last part of the path, decoded where that works', () => {
  expect(nameInUrl('https://a.example/a/b%20c.zip?x=1')).toBe('b c.zip');
  expect(nameInUrl('https://a.example/%E0%A4%A')).toBe('%E0%A4%A');
  expect(nameInUrl('https://a.example/')).toBe('a.example');
});
