import { describe, expect, test } from 'vitest';

import { type CorsWish, exposedHeaders } from '../../src/page/cors-headers.ts';
import { corsLines, servers } from '../../src/page/cors-lines.ts';

const origin = 'https://lading.example:8443';
const shown = exposedHeaders.join(', ');
const read: CorsWish = { grant: 'read', origin, sent: [] };
const sending: CorsWish = { grant: 'read', origin, sent: ['authorization', 'x-key'] };
const see: CorsWish = { grant: 'see', origin };

describe('lines that let a page read', () => {
  const maps = `# in the http block
map $status $lading_origin {
    volatile;
    default "${origin}";
    416     $lading_origin_once;
}
map $sent_http_access_control_allow_origin $lading_origin_once {
    ""      "${origin}";
}

# in the location block that serves the files
`;

  test('nginx adds its headers to errors too, and the origin once to a 416, which it begins twice', () => {
    expect(corsLines('nginx', read)).toBe(
      `${maps}add_header Access-Control-Allow-Origin $lading_origin always;
add_header Access-Control-Expose-Headers "${shown}" always;`,
    );
  });

  test('nginx answers the preflight with the origin again, as an if takes no header from around it', () => {
    expect(corsLines('nginx', sending)).toBe(
      `${maps}add_header Access-Control-Allow-Origin $lading_origin always;
add_header Access-Control-Expose-Headers "${shown}" always;
if ($request_method = OPTIONS) {
    add_header Access-Control-Allow-Origin $lading_origin always;
    add_header Access-Control-Allow-Headers "Range, authorization, x-key" always;
    add_header Access-Control-Max-Age "86400" always;
    return 204;
}`,
    );
  });

  test('Caddy', () => {
    expect(corsLines('caddy', sending)).toBe(
      `header Access-Control-Allow-Origin "${origin}"
header Access-Control-Expose-Headers "${shown}"
@preflight method OPTIONS
header @preflight Access-Control-Allow-Headers "Range, authorization, x-key"
header @preflight Access-Control-Max-Age "86400"
respond @preflight 204`,
    );
  });

  test('Apache', () => {
    expect(corsLines('apache', sending)).toBe(
      `Header always set Access-Control-Allow-Origin "${origin}"
Header always set Access-Control-Expose-Headers "${shown}"
Header always set Access-Control-Allow-Headers "Range, authorization, x-key"
Header always set Access-Control-Max-Age "86400"
RewriteEngine On
RewriteCond %{REQUEST_METHOD} =OPTIONS
RewriteRule ^ - [R=204,L]`,
    );
  });

  test('S3 takes JSON: one rule, with the fields of its CORS configuration', () => {
    expect(JSON.parse(corsLines('s3', sending))).toEqual([
      {
        AllowedOrigins: [origin],
        AllowedMethods: ['GET', 'HEAD'],
        AllowedHeaders: ['Range', 'authorization', 'x-key'],
        ExposeHeaders: exposedHeaders,
        MaxAgeSeconds: 86_400,
      },
    ]);
  });

  test('any other server is told the headers themselves', () => {
    expect(corsLines('other', read)).toBe(
      `Access-Control-Allow-Origin: ${origin}
Access-Control-Expose-Headers: ${shown}`,
    );
  });
});

describe('whatever the server', () => {
  test.each(servers)('%s: no preflight is answered where no header is the person’s own', (server) => {
    expect(corsLines(server, read)).not.toMatch(/OPTIONS|204|Allow-Headers/u);
    expect(corsLines(server, read)).toContain(origin);
  });

  test.each(servers.filter((server) => server !== 's3'))(
    '%s: who is let in already gets no second Access-Control-Allow-Origin',
    (server) => {
      expect(corsLines(server, see)).toContain(shown);
      expect(corsLines(server, see).split('\n')).toHaveLength(1);
    },
  );

  test.each(servers)('%s: a name with signs that a configuration may read as its own is not written out', (server) => {
    const lines = corsLines(server, {
      grant: 'read',
      origin,
      sent: ['x-$uri', 'x-`id`', "x-'%{REMOTE_ADDR}", 'x-key'],
    });
    expect(lines).not.toMatch(/uri|`|'|REMOTE_ADDR/u);
    expect(lines).toMatch(server === 's3' ? /"Range", "x-key", "\*"/u : /Range, x-key, \*/u);
  });
});
