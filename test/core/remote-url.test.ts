import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseRemoteUrl, redactUrl, type UrlRefusal } from '../../src/core/remote-url.ts';

const secure = { protocol: 'https:' };
const plain = { protocol: 'http:' };

describe('parseRemoteUrl', () => {
  const accepted: readonly [text: string, url: string][] = [
    ['https://example.com', 'https://example.com/'],
    ['https://example.com/a b?c=d', 'https://example.com/a%20b?c=d'],
    ['https://example.com/a#part', 'https://example.com/a'],
    ['https://example.com/a?b#', 'https://example.com/a?b'],
    ['  https://example.com/a\n', 'https://example.com/a'],
    ['HTTPS://EXAMPLE.com/A', 'https://example.com/A'],
    ['https://bücher.example/ü', 'https://xn--bcher-kva.example/%C3%BC'],
    ['https://example.com:443/', 'https://example.com/'],
    ['https://example.com:8443/', 'https://example.com:8443/'],
    ['https://example.com/../../a', 'https://example.com/a'],
    ['ht\ntps://example.com/', 'https://example.com/'],
    ['https://@example.com/', 'https://example.com/'],
    ['http://localhost:8080/a', 'http://localhost:8080/a'],
    ['http://localhost./', 'http://localhost./'],
    ['http://files.localhost/', 'http://files.localhost/'],
    ['http://127.0.0.1/', 'http://127.0.0.1/'],
    ['http://127.1.2.3/', 'http://127.1.2.3/'],
    ['http://2130706433/', 'http://127.0.0.1/'],
    ['http://[::1]:3000/', 'http://[::1]:3000/'],
    ['http://[0:0:0:0:0:0:0:1]/', 'http://[::1]/'],
    [`https://example.com/${'a'.repeat(8192 - 20)}`, `https://example.com/${'a'.repeat(8192 - 20)}`],
  ];
  for (const [text, url] of accepted) {
    test(`accepts ${JSON.stringify(text.slice(0, 60))}`, () =>
      expect(parseRemoteUrl(text, secure)).toEqual({ ok: true, url }));
  }

  const refused: readonly [text: string, reason: UrlRefusal][] = [
    ['', 'empty'],
    [' \n\t ', 'empty'],
    ['/a/b', 'not-absolute'],
    ['example.com/a', 'not-absolute'],
    ['//example.com/a', 'not-absolute'],
    ['https://', 'not-absolute'],
    ['https://exa mple.com/', 'not-absolute'],
    ['https://example.com:65536/', 'not-absolute'],
    ['javascript:alert(1)', 'scheme'],
    ['java\nscript:alert(1)', 'scheme'],
    ['\u0001javascript:https://example.com/', 'scheme'],
    ['data:text/html,hi', 'scheme'],
    ['blob:https://example.com/1', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['filesystem:https://example.com/', 'scheme'],
    ['ftp://example.com/a', 'scheme'],
    ['about:blank', 'scheme'],
    ['view-source:https://example.com/', 'scheme'],
    ['httpsx://example.com/', 'scheme'],
    ['localhost:8080/a', 'scheme'],
    ['https://user:secret@example.com/', 'credentials'],
    ['https://user@example.com/', 'credentials'],
    ['https://:secret@example.com/', 'credentials'],
    ['https://example.com@evil.example/', 'credentials'],
    ['https://example.com:25/', 'blocked-port'],
    ['http://localhost:6667/', 'blocked-port'],
    ['https://example.com:10080/', 'blocked-port'],
    ['http://example.com/a', 'mixed-content'],
    ['http://192.168.0.1/', 'mixed-content'],
    ['http://128.0.0.1/', 'mixed-content'],
    ['http://localhost.example.com/', 'mixed-content'],
    ['http://notlocalhost/', 'mixed-content'],
    ['http://127.0.0.1.example.com/', 'mixed-content'],
    ['http://[::2]/', 'mixed-content'],
    [`https://example.com/${'a'.repeat(8192 - 19)}`, 'too-long'],
    [`https://example.com/#${'a'.repeat(8192)}`, 'too-long'],
    [`https://example.com/${'ü'.repeat(3000)}`, 'too-long'],
  ];
  for (const [text, reason] of refused) {
    test(`refuses ${JSON.stringify(text.slice(0, 60))} of ${text.length} as ${reason}`, () =>
      expect(parseRemoteUrl(text, secure)).toEqual({ ok: false, reason }));
  }

  test('a page that came by http may fetch by http', () => {
    expect(parseRemoteUrl('http://example.com/a', plain)).toEqual({ ok: true, url: 'http://example.com/a' });
  });

  test('a page of any other scheme may not', () => {
    expect(parseRemoteUrl('http://example.com/a', { protocol: 'file:' })).toEqual({
      ok: false,
      reason: 'mixed-content',
    });
  });

  test('what is accepted is accepted again, unchanged, and is http without credentials or fragment', () => {
    const scheme = fc.constantFrom('https://', 'http://', 'HTTPS:', 'javascript:', 'https:\\\\', '');
    const rest = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }).map((url) => url.replace(/^\w+:\/\//u, '')),
      fc.string(),
    );
    fc.assert(
      fc.property(scheme, rest, fc.constantFrom(secure, plain), (start, end, page) => {
        const once = parseRemoteUrl(start + end, page);
        if (!once.ok) return;
        expect(parseRemoteUrl(once.url, page)).toEqual(once);
        expect(once.url).toMatch(/^https?:\/\/[^/@#]+\/[^#]*$/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('redactUrl', () => {
  const cases: readonly [url: string, shown: string][] = [
    ['https://example.com/a/b.iso', 'https://example.com/a/b.iso'],
    ['https://example.com:8443/a?X-Amz-Signature=secret&b=c', 'https://example.com:8443/a?…'],
    ['https://example.com/a?', 'https://example.com/a'],
    ['https://user:secret@example.com/a#secret', 'https://example.com/a'],
    ['data:text/plain,secret', 'data:…'],
    ['secret', '…'],
  ];
  for (const [url, shown] of cases) {
    test(`shows ${url} as ${shown}`, () => expect(redactUrl(url)).toBe(shown));
  }
});
