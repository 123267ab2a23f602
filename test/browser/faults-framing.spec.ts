import type { Fault } from '../server/fault.js';
import { type Trials, wrongEnds } from './ends.ts';
import { expect, test } from './fixtures.ts';

const file = { size: 700_003, seed: 31, rate: 1_000_000 };

/** The first reply is this text; a body is cut by closing. */
const firstRaw = (...lines: readonly string[]): { faults: Fault[] } => ({
  faults: [{ when: { nth: 1 }, effect: { do: 'raw', text: lines.join('\r\n') } }],
});

const readable = ['Access-Control-Allow-Origin: *', 'Access-Control-Expose-Headers: *'];
/** A first reply that is lost; where a question that was asked to find out why is lost too, the whole file is asked for. */
const lost = ['TRANSIENT_ERROR E_CONNECTION, then the file', 'the file'] as const;

/** F20 to F27: what a server may do to the frame and the encoding of a body. */
const trials: Trials = {
  'F20 every reply in gzip that nobody asked for': [{ faults: [{ effect: { do: 'gzip' } }] }, 'the file'],
  'F20 gzip, and headers that are not exposed': [{ cors: 'plain', faults: [{ effect: { do: 'gzip' } }] }, 'the file'],
  'F20 gzip in the first reply': [{ faults: [{ when: { nth: 1 }, effect: { do: 'gzip' } }] }, ...lost],
  'F20 a label that says gzip over plain bytes, in the first reply': [
    { faults: [{ when: { nth: 1 }, effect: { do: 'gzip', label: true } }] },
    ...lost,
  ],
  'F21 a chunked body of unknown length, cut by a reset': [
    { length: 'chunked', support: 'none', faults: [{ when: { nth: 1 }, effect: { do: 'cut', afterBytes: 300_000 } }] },
    ...lost,
  ],
  'F22 bytes beyond the length': [{ faults: [{ effect: { do: 'extra-bytes', count: 4000 } }] }, 'the file'],
  'F22 bytes beyond the range, in chunks': [
    { faults: [{ effect: { do: 'extra-bytes', count: 4000 } }, { effect: { do: 'content-length', value: null } }] },
    'the file',
  ],
  'F24 chunks that are none': [
    firstRaw('HTTP/1.1 200 OK', ...readable, 'Transfer-Encoding: chunked', '', '5', 'hello', 'zz', 'x', ''),
    ...lost,
  ],
  'F24 chunks without the last one': [
    firstRaw('HTTP/1.1 200 OK', ...readable, 'Transfer-Encoding: chunked', '', '5', 'hello', ''),
    ...lost,
  ],
  'F24 gzip that is none': [
    firstRaw('HTTP/1.1 200 OK', ...readable, 'Content-Encoding: gzip', 'Content-Length: 5', '', 'hello'),
    ...lost,
  ],
  'F26 a header of 300 KB': [firstRaw('HTTP/1.1 200 OK', ...readable, `X: ${'x'.repeat(300_000)}`, '', 'hi'), ...lost],
  'F26 two lengths': [
    firstRaw('HTTP/1.1 200 OK', ...readable, 'Content-Length: 2', 'Content-Length: 3', '', 'hi'),
    ...lost,
  ],
  'F26 a zero byte in a header': [
    firstRaw('HTTP/1.1 200 OK', ...readable, 'X: a\u0000b', 'Content-Length: 2', '', 'hi'),
    ...lost,
  ],
  'F27 words that are no HTTP': [firstRaw('this is no HTTP', '', ''), ...lost],
  'F27 nothing but 100 Continue': [firstRaw(...Array.from({ length: 99 }, () => 'HTTP/1.1 100 Continue\r\n')), ...lost],
  'F27 a status of 304 that nobody asked for': [
    { faults: [{ effect: { do: 'status', status: 304 } }] },
    'ERROR BG_E_INVALID_SERVER_RESPONSE',
  ],
};

test('Whatever frame or encoding a body comes in, nothing but the file becomes the file', async ({
  page,
  server,
  hashing,
}) => {
  expect(await wrongEnds({ page, server, hashing }, trials, file)).toEqual({});
});
