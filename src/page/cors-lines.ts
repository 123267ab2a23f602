import {
  allowedNames,
  answerHeaders,
  type CorsWish,
  exposedHeaders,
  type Header,
  preflightHeaders,
  preflightMaxAge,
  sentNames,
} from './cors-headers.ts';

/** The programs and services whose configuration is written out. */
export const servers = ['nginx', 'caddy', 'apache', 's3', 'other'] as const;

export type Server = (typeof servers)[number];

/**
 * nginx adds headers twice to a 416 of its own, and an answer that names two origins names none. So the second time the
 * origin is left out where it stands already. What stands there is looked up then only: nginx remembers its first look.
 */
const nginxOrigin = (origin: string): readonly string[] => [
  '# in the http block',
  'map $status $lading_origin {',
  '    volatile;',
  `    default "${origin}";`,
  '    416     $lading_origin_once;',
  '}',
  'map $sent_http_access_control_allow_origin $lading_origin_once {',
  `    ""      "${origin}";`,
  '}',
  '',
  '# in the location block that serves the files',
];

const nginxLine = ([name, value]: Header): string =>
  `add_header ${name} ${name === 'Access-Control-Allow-Origin' ? '$lading_origin' : `"${value}"`} always;`;

/** An `if` takes no add_header from around it, so that the preflight names the origin again. */
const nginx = (wish: CorsWish): readonly string[] => {
  const preflight = preflightHeaders(wish);
  const answered = [...answerHeaders(wish).slice(0, 1), ...preflight].map((header) => `    ${nginxLine(header)}`);
  const onOptions = ['if ($request_method = OPTIONS) {', ...answered, '    return 204;', '}'];
  return [
    ...(wish.grant === 'read' ? nginxOrigin(wish.origin) : []),
    ...answerHeaders(wish).map(nginxLine),
    ...(preflight.length === 0 ? [] : onOptions),
  ];
};

const caddy = (wish: CorsWish): readonly string[] => {
  const preflight = preflightHeaders(wish);
  const onOptions = [
    '@preflight method OPTIONS',
    ...preflight.map(([name, value]) => `header @preflight ${name} "${value}"`),
    'respond @preflight 204',
  ];
  return [
    ...answerHeaders(wish).map(([name, value]) => `header ${name} "${value}"`),
    ...(preflight.length === 0 ? [] : onOptions),
  ];
};

const apacheLine = ([name, value]: Header): string => `Header always set ${name} "${value}"`;

const apache = (wish: CorsWish): readonly string[] => {
  const preflight = preflightHeaders(wish);
  const onOptions = ['RewriteEngine On', 'RewriteCond %{REQUEST_METHOD} =OPTIONS', 'RewriteRule ^ - [R=204,L]'];
  return [...[...answerHeaders(wish), ...preflight].map(apacheLine), ...(preflight.length === 0 ? [] : onOptions)];
};

const jsonList = (texts: readonly string[]): string => `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`;

const s3 = (wish: CorsWish): readonly string[] => {
  const fields = [
    ['AllowedOrigins', jsonList([wish.origin])],
    ['AllowedMethods', jsonList(['GET', 'HEAD'])],
    ['AllowedHeaders', jsonList(allowedNames(sentNames(wish)))],
    ['ExposeHeaders', jsonList(exposedHeaders)],
    ['MaxAgeSeconds', String(preflightMaxAge)],
  ].map(([name, value]) => `    "${name}": ${value}`);
  return ['[', '  {', fields.join(',\n'), '  }', ']'];
};

const other = (wish: CorsWish): readonly string[] =>
  [...answerHeaders(wish), ...preflightHeaders(wish)].map(([name, value]) => `${name}: ${value}`);

const linesBy: Readonly<Record<Server, (wish: CorsWish) => readonly string[]>> = { nginx, caddy, apache, s3, other };

/** The lines to add to the configuration of a server, so that it fulfils a wish. */
export const corsLines = (server: Server, wish: CorsWish): string => linesBy[server](wish).join('\n');
