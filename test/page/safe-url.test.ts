import { expect, test } from 'vitest';
import { safeUrl } from '../../src/page/safe-url.ts';

const refused = [
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://a.example/1',
  'file:///etc/passwd',
  'ftp://a.example/',
  '//a.example/x',
  'a.example/x',
  'https://user:secret@a.example/',
  'https://user@a.example/',
  '',
];

for (const text of refused) {
  test(`${JSON.stringify(text)} is no address for a link`, () => {
    expect(safeUrl(text)).toBeUndefined();
  });
}

test('http and https pass, as they are parsed', () => {
  expect(safeUrl(' HTTPS://A.example/x y ')).toBe('https://a.example/x%20y');
  expect(safeUrl('http://localhost:8080/')).toBe('http://localhost:8080/');
});
