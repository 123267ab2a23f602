import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ask } from './ask.js';
import { patternBytes } from './pattern.js';
import { startServer } from './start-server.js';

/** @import { Effect, Matcher } from './fault.js' */
/** @import { FaultyServer } from './faulty-server.js' */

const size = 300_000;
const seed = 6;

/**
 * @param {FaultyServer} server
 * @param {Effect} effect
 * @param {Matcher} [when]
 */
const serveWith = (server, effect, when = {}) =>
  server.serve('/a.bin', { size, seed, etag: '"one"', faults: [{ when, effect }] });

/**
 * @param {Effect} effect
 * @param {string} [range]
 */
const askOnce = async (effect, range = 'bytes=1000-1999') => {
  const server = await startServer();
  const url = serveWith(server, effect);
  const answer = await ask(url, { headers: { range } });
  await server.waitFor((log) => log.every(({ ended }) => ended !== 'open'));
  return { ...answer, entry: server.log[0] };
};

test.each(
  /** @type {const} */ ([
    ['reset', 'ECONNRESET'],
    ['close', 'ECONNRESET'],
  ]),
)('a body cut by %s ends after exactly so many bytes', async (how, error) => {
  const answer = await askOnce({ do: 'cut', afterBytes: 100_001, how }, 'bytes=5-');
  expect([answer.status, answer.error]).toEqual([206, error]);
  expect(answer.body.equals(patternBytes(seed, 5, 100_006))).toBe(true);
  expect(answer.entry).toMatchObject({ bytesSent: 100_001, bodyStart: 5, ended: 'cut-by-server', effects: ['cut'] });
});

test('a cut at zero lets the headers through and nothing else', async () => {
  const answer = await askOnce({ do: 'cut', afterBytes: 0 });
  expect([answer.status, answer.body.length, answer.error]).toEqual([206, 0, 'ECONNRESET']);
});

test('a close-delimited body that is cut by closing looks whole: only the count tells', async () => {
  const server = await startServer();
  const faults = [{ effect: /** @type {const} */ ({ do: 'cut', afterBytes: 10, how: 'close' }) }];
  const answer = await ask(server.serve('/a.bin', { size, length: 'close-delimited', faults }));
  expect([answer.status, answer.body.length, answer.error]).toEqual([200, 10, undefined]);
});

test('a connection can die before any header', async () => {
  const answer = await askOnce({ do: 'cut-before-headers' });
  expect([answer.status, answer.error]).toEqual([0, 'ECONNRESET']);
  expect(answer.entry).toMatchObject({ status: 0, bytesSent: 0, ended: 'cut-by-server' });
});

test('garbage comes before the headers', async () => {
  const answer = await askOnce({ do: 'raw' });
  expect([answer.status, answer.error]).toEqual([0, 'HPE_INVALID_CONSTANT']);
});

test('raw text can be any reply', async () => {
  const text = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: 1\r\nX-A: 2\r\n\r\nhi';
  const answer = await askOnce({ do: 'raw', text });
  expect([answer.status, answer.headers['x-a'], answer.body.toString()]).toEqual([200, '1, 2', 'hi']);
});

test('a status comes with its headers, its body and CORS', async () => {
  const answer = await askOnce({ do: 'status', status: 503, headers: { 'Retry-After': '5' }, body: 'later' });
  expect([answer.status, answer.headers['retry-after'], answer.body.toString()]).toEqual([503, '5', 'later']);
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  expect(answer.entry?.bodyStart).toBe(undefined);
});

test('304 and 204 come without a body', async () => {
  expect(await askOnce({ do: 'status', status: 304 })).toMatchObject({ status: 304, error: undefined });
  expect(await askOnce({ do: 'status', status: 204 })).toMatchObject({ status: 204, error: undefined });
});

test('a redirect of any status says where', async () => {
  const answer = await askOnce({ do: 'redirect', to: '/b.bin', status: 307 });
  expect([answer.status, answer.headers.location]).toEqual([307, '/b.bin']);
});

/** @type {[Effect, number, string | undefined, number, number][]} */
const selections = [
  [{ do: 'ignore-range' }, 200, undefined, 0, size],
  [{ do: 'shift-range', by: 10 }, 206, `bytes 1010-2009/${size}`, 1010, 2010],
  [{ do: 'shift-range', by: -5000 }, 206, `bytes 0-999/${size}`, 0, 1000],
  [{ do: 'wider-range', by: 500 }, 206, `bytes 1000-2499/${size}`, 1000, 2500],
  [{ do: 'narrower-range', by: 500 }, 206, `bytes 1000-1499/${size}`, 1000, 1500],
  [{ do: 'unsatisfiable' }, 416, `bytes */${size}`, 0, 0],
  [{ do: 'content-range', value: 'bytes 50-0/51' }, 206, 'bytes 50-0/51', 1000, 2000],
  [{ do: 'content-range', value: null }, 206, undefined, 1000, 2000],
  [{ do: 'content-range-shifted', by: 3 }, 206, `bytes 1003-2002/${size}`, 1000, 2000],
];

test.each(selections)('%o to bytes 1000-1999', async (effect, status, contentRange, start, end) => {
  const answer = await askOnce(effect);
  expect([answer.status, answer.headers['content-range']]).toEqual([status, contentRange]);
  expect(answer.headers['content-length']).toBe(`${end - start}`);
  expect(answer.body.equals(patternBytes(seed, start, end))).toBe(true);
});

test('a request without a range can get a part that nobody asked for', async () => {
  const server = await startServer();
  const answer = await ask(serveWith(server, { do: 'unasked-range' }));
  expect([answer.status, answer.headers['content-range']]).toEqual([206, `bytes 0-${size - 1}/${size}`]);
});

test('a length that is too long ends in an error, and one left out in chunks', async () => {
  const long = await askOnce({ do: 'content-length', value: 1010 });
  const none = await askOnce({ do: 'content-length', value: null });
  expect([long.headers['content-length'], long.body.length, long.error]).toEqual(['1010', 1000, 'ECONNRESET']);
  expect([none.headers['transfer-encoding'], none.body.length, none.error]).toEqual(['chunked', 1000, undefined]);
});

test('extra bytes go past the declared length', async () => {
  const answer = await askOnce({ do: 'extra-bytes', count: 7 });
  expect([answer.headers['content-length'], answer.entry?.bytesSent]).toEqual(['1000', 1007]);
});

test('a multipart answer wraps the one range', async () => {
  const answer = await askOnce({ do: 'multipart' });
  expect(answer.headers['content-type']).toMatch(/^multipart\/byteranges; boundary=/);
  expect(answer.headers['content-range']).toBe(undefined);
  expect(answer.body.includes(patternBytes(seed, 1000, 2000))).toBe(true);
  expect(answer.body.toString('latin1')).toContain(`Content-Range: bytes 1000-1999/${size}`);
  expect(answer.error).toBe(undefined);
});

test('gzip is a true coding, or only said to be', async () => {
  const coded = await askOnce({ do: 'gzip' });
  const labelled = await askOnce({ do: 'gzip', label: true });
  expect([coded.headers['content-encoding'], labelled.headers['content-encoding']]).toEqual(['gzip', 'gzip']);
  expect(gunzipSync(coded.body).equals(patternBytes(seed, 1000, 2000))).toBe(true);
  expect(labelled.body.equals(patternBytes(seed, 1000, 2000))).toBe(true);
});

test('corrupt flips the bytes of one place, whoever asks for it', async () => {
  const answer = await askOnce({ do: 'corrupt', at: 1500, count: 2 });
  const expected = patternBytes(seed, 1000, 2000);
  expected[500] = ~(expected[500] ?? 0);
  expected[501] = ~(expected[501] ?? 0);
  expect(answer.body.equals(expected)).toBe(true);
});

test('the ETag can change with each reply, or be left out', async () => {
  const server = await startServer();
  const url = serveWith(server, { do: 'changing-etag' });
  const etags = [await ask(url), await ask(url)].map(({ headers }) => headers.etag);
  expect(new Set([...etags, '"one"']).size).toBe(3);
  expect((await askOnce({ do: 'header', name: 'etag', value: null })).headers.etag).toBe(undefined);
  expect((await askOnce({ do: 'header', name: 'date', value: null })).headers.date).toBe(undefined);
});

test('a changed version has other bytes and other validators from then on', async () => {
  const server = await startServer();
  const url = serveWith(server, { do: 'change-version' }, { nth: 2 });
  const [first, second, third] = [await ask(url), await ask(url), await ask(url)];
  expect(first.body.equals(patternBytes(seed, 0, size))).toBe(true);
  expect(second.body.equals(patternBytes(seed + 1, 0, size))).toBe(true);
  expect(second.headers.etag).not.toBe(first.headers.etag);
  expect(second.headers['last-modified']).not.toBe(first.headers['last-modified']);
  expect([third.headers.etag, third.body.equals(second.body)]).toEqual([second.headers.etag, true]);
});

test('a changed version keeps weak validators weak and absent ones absent', async () => {
  const server = await startServer();
  /** @type {Effect} */
  const effect = { do: 'change-version', size: 10 };
  const weak = await ask(server.serve('/weak', { etag: 'W/"1"', lastModified: null, faults: [{ effect }] }));
  const none = await ask(server.serve('/none', { etag: null, faults: [{ effect }] }));
  expect(weak.headers.etag).toMatch(/^W\//);
  expect([weak.headers['last-modified'], none.headers.etag, none.body.length]).toEqual([undefined, undefined, 10]);
});

test('effects that strike together all strike', async () => {
  const server = await startServer();
  /** @type {Effect[]} */
  const effects = [
    { do: 'cut', afterBytes: 4 },
    { do: 'header', name: 'etag', value: null },
    { do: 'shift-range', by: 1 },
  ];
  const url = server.serve('/a.bin', { size, seed, faults: effects.map((effect) => ({ effect })) });
  const answer = await ask(url, { headers: { range: 'bytes=10-99' } });
  expect([answer.headers.etag, answer.headers['content-range']]).toEqual([undefined, `bytes 11-100/${size}`]);
  expect(answer.body.equals(patternBytes(seed, 11, 15))).toBe(true);
});

/** @type {[Matcher, number[]][]} */
const matchers = [
  [{}, [1, 2, 3, 4, 5, 6]],
  [{ nth: 2 }, [2]],
  [{ every: 3 }, [3, 6]],
  [{ from: 2, to: 4 }, [2, 3, 4]],
  [{ times: 2 }, [1, 2]],
  [{ every: 2, times: 1 }, [2]],
  [{ rangeStartsAt: 4 }, [4]],
  [{ ranged: false }, []],
  [{ ranged: true, from: 6 }, [6]],
  [{ method: 'HEAD' }, []],
];

test.each(matchers)('the matcher %o strikes the requests %o', async (when, expected) => {
  const server = await startServer();
  const url = serveWith(server, { do: 'status', status: 500 }, when);
  const statuses = [];
  for (const start of [1, 2, 3, 4, 5, 6]) {
    statuses.push((await ask(url, { headers: { range: `bytes=${start}-9` } })).status);
  }
  expect(statuses.flatMap((status, index) => (status === 500 ? [index + 1] : []))).toEqual(expected);
});
