import * as v from 'valibot';

/** A request in a server's own log, written when it was over. */
export interface AccessEntry {
  readonly path: string;
  readonly status: number;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
  /** Bytes of the body that were handed to the socket. */
  readonly sent: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Where a server listens, and the files of one run: all in one folder. */
export interface PeerPlace {
  readonly folder: string;
  readonly port: number;
}

/** How one kind of server is configured, started, and read. */
export interface PeerKind {
  readonly name: 'nginx' | 'caddy';
  readonly configFile: string;
  readonly config: (place: PeerPlace) => string;
  readonly parameters: (place: PeerPlace) => readonly string[];
  /** Places that serve two replies at once to one address, and 503 to a third. */
  readonly limited: readonly string[];
  /** Places that answer no range with a part. */
  readonly rangeless: readonly string[];
  /** What it says once it listens. */
  readonly ready: RegExp;
  readonly readEntry: (line: string) => AccessEntry;
}

const exposed = 'ETag, Content-Range, Accept-Ranges, Content-Encoding';

/** Bytes a second of a connection, in nginx's words: a download lasts long enough to be interrupted. */
const pace = '4m';

const nginxLocations = (files: string): string =>
  [
    ['exposed', `limit_rate ${pace}; add_header Access-Control-Expose-Headers "${exposed}" always;`],
    ['plain', `limit_rate ${pace};`],
    ['full-speed', `add_header Access-Control-Expose-Headers "${exposed}";`],
    ['no-ranges', 'max_ranges 0;'],
    ['gzip', 'gzip on; gzip_min_length 0;'],
    ['labelled', 'add_header Content-Encoding gzip always;'],
    ['two', `limit_rate ${pace}; limit_conn two 2;`],
    ['two-told', `limit_rate ${pace}; limit_conn two-told 2;`],
  ]
    .map(([place = '', rules = '']) => {
      // As it is mostly written; without "always" no error is readable across origins.
      const always = ['exposed', 'labelled', 'two-told'].includes(place) ? ' always' : '';
      return `location /${place}/ { alias ${files}/; add_header Access-Control-Allow-Origin *${always}; ${rules} }`;
    })
    .join('\n    ');

const nginxTemporary = (folder: string): string =>
  ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((use) => `${use}_temp_path ${folder}/temp;`).join(' ');

const nginxLine = v.object({
  path: v.string(),
  status: v.string(),
  range: v.string(),
  ifRange: v.string(),
  sent: v.string(),
  end: v.string(),
  seconds: v.string(),
});

const nginx: PeerKind = {
  name: 'nginx',
  configFile: 'nginx.conf',
  config: ({ folder, port }) => `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr notice;
events { worker_connections 256; }
http {
  log_format entry escape=json '{"path":"$request_uri","status":"$status","range":"$http_range","ifRange":"$http_if_range","sent":"$body_bytes_sent","end":"$msec","seconds":"$request_time"}';
  access_log ${folder}/access.log entry;
  ${nginxTemporary(folder)}
  types { text/plain txt; application/octet-stream bin; }
  limit_conn_zone $binary_remote_addr zone=two:1m;
  limit_conn_zone $binary_remote_addr zone=two-told:1m;
  limit_conn_status 503;
  server {
    listen 127.0.0.1:${port};
    ${nginxLocations(`${folder}/files`)}
  }
}
`,
  parameters: ({ folder }) => ['-p', folder, '-e', 'stderr', '-c', `${folder}/nginx.conf`],
  limited: ['two', 'two-told'],
  rangeless: ['no-ranges'],
  ready: /getrlimit/,
  readEntry: (line) => {
    const { path, status, range, ifRange, sent, end, seconds } = v.parse(nginxLine, JSON.parse(line));
    const endedAt = Number(end) * 1000;
    return {
      path,
      status: Number(status),
      range: range === '' ? undefined : range,
      ifRange: ifRange === '' ? undefined : ifRange,
      sent: Number(sent),
      startedAt: endedAt - Number(seconds) * 1000,
      endedAt,
    };
  },
};

const caddyPlaces = (files: string): string =>
  [
    ['exposed', `header Access-Control-Expose-Headers "${exposed}"`],
    ['plain', ''],
    ['full-speed', `header Access-Control-Expose-Headers "${exposed}"`],
    ['gzip', 'encode gzip'],
    ['labelled', 'header Content-Encoding gzip'],
  ]
    .map(([place, rules]) => `handle_path /${place}/* {\n    root * ${files}\n    ${rules}\n    file_server\n  }`)
    .join('\n  ');

const caddyLine = v.object({
  ts: v.number(),
  duration: v.number(),
  size: v.number(),
  status: v.number(),
  request: v.object({ uri: v.string(), headers: v.record(v.string(), v.array(v.string())) }),
});

const caddy: PeerKind = {
  name: 'caddy',
  configFile: 'Caddyfile',
  config: ({ folder, port }) => `{
  admin off
  auto_https off
  storage file_system ${folder}/temp
}
:${port} {
  bind 127.0.0.1
  log {
    output file ${folder}/access.log
    format json
  }
  header Access-Control-Allow-Origin *
  ${caddyPlaces(`${folder}/files`)}
}
`,
  parameters: ({ folder }) => ['run', '--config', `${folder}/Caddyfile`, '--adapter', 'caddyfile'],
  limited: [],
  rangeless: [],
  ready: /serving initial configuration/,
  readEntry: (line) => {
    const { ts, duration, size, status, request } = v.parse(caddyLine, JSON.parse(line));
    const { uri, headers } = request;
    return {
      path: uri,
      status,
      range: headers['Range']?.[0],
      ifRange: headers['If-Range']?.[0],
      sent: size,
      startedAt: (ts - duration) * 1000,
      endedAt: ts * 1000,
    };
  },
};

export const peerKinds: readonly [PeerKind, PeerKind] = [nginx, caddy];
