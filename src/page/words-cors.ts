import type { Server } from './cors-lines.ts';

/** The texts about what a server must add before this page may read its files, and about files given away instead. */
export const corsWords = {
  missing: 'What is missing',
  allowOrigin: 'Without it, the browser lets no page of this address read an answer.',
  allowHeaders:
    'This download sends headers of its own. Before it may, the browser asks with OPTIONS, and without any login; the answer must name them.',
  exposeHeaders:
    'Access-Control-Expose-Headers is not needed to begin. With it, Lading sees the file’s name, its version and its parts: it uses more connections, and goes on with proof.',
  linesForEach: 'Lines for nginx, Caddy, Apache, S3',
  linesFor: 'Lines for the server',
  server: { nginx: 'nginx', caddy: 'Caddy', apache: 'Apache', s3: 'S3', other: 'Other' },
  where: {
    nginx:
      'The add_header lines go into the location block that serves the files. A block with one of its own takes none from around it: put all of them there.',
    caddy: 'Into the site block that serves the files.',
    apache: 'Into the <VirtualHost> or <Directory> block that serves the files. It needs mod_headers.',
    s3: 'Bucket, Permissions, Cross-origin resource sharing (CORS). It takes the place of what stands there: add a rule to those that are in use.',
    other: 'On every answer: the whole file, a part (206) and errors (416, 5xx) alike.',
  } satisfies Record<Server, string>,
  wherePreflight: {
    nginx: '',
    caddy: ' Where the site asks for a login, let OPTIONS pass before it.',
    apache: ' OPTIONS needs mod_rewrite, and in a <Directory> block it must pass before any login.',
    s3: '',
    other: ' The last two on the answer to OPTIONS, with status 204 and before any login.',
  } satisfies Record<Server, string>,
  onlyOne: 'Only one Access-Control-Allow-Origin may stand in an answer. If one is sent already, change that one.',
  copyLines: (server: string) => `Copy the lines for ${server}`,

  // A server that lets this page in, and hides headers from it
  hides: (host: string) =>
    `${host} lets Lading read the file, but shows no ETag and no old date that can be relied on: either it has none, or it hides its headers. So Lading uses one connection, and proves less when it goes on.`,
  hidesLines: 'Lines with which it would show more',

  // Files that were given to the browser's own downloads
  given: (when: string) =>
    `Given to the browser’s downloads ${when}. They do not tell an app whether they finished: look there, then remove this entry.`,
  givenFile: (when: string) => `Given to the browser’s downloads ${when}`,
  atTime: (time: string) => `at ${time}`,
  atDay: (day: string, time: string) => `${day} at ${time}`,
} as const;
