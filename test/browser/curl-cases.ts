import * as v from 'valibot';
import { readVectors } from '../core/vector-file.ts';

const vectorFile = v.object({
  cases: v.array(
    v.object({
      test: v.number(),
      name: v.string(),
      servercmd: v.nullable(v.string()),
      replies: v.array(
        v.object({
          part: v.string(),
          close: v.boolean(),
          bounce: v.boolean(),
          raw_b64: v.pipe(v.string(), v.base64()),
        }),
      ),
    }),
  ),
});

/** What curl's test server sends to one request. */
export interface RawReply {
  readonly bytes: Buffer;
  /** The connection is closed behind it; else it stays open. */
  readonly ending: 'closes' | 'stays open';
  /** The next request for the same address gets the next part. */
  readonly next: 'another part' | 'the same';
}

/** One of curl's tests: its replies by the number of their part. */
export interface CurlCase {
  readonly test: number;
  readonly name: string;
  readonly replies: ReadonlyMap<number, RawReply>;
}

/** Which reply a request asks for. */
export interface Place {
  readonly test: number;
  readonly part: number;
}

const partsOfTest = 10_000;

/** curl's addresses: the last part of a path is the test's number, with four digits more where a later part is meant. */
export const placeOf = (pathname: string): Place | undefined => {
  const digits = /\/(\d+)(?:\.txt)?$/.exec(pathname)?.[1];
  if (digits === undefined) return undefined;
  const number = Number(digits);
  return number < partsOfTest
    ? { test: number, part: 0 }
    : { test: Math.floor(number / partsOfTest), part: number % partsOfTest };
};

/** The paths at which a case can be asked for; a part that only follows another has none of its own. */
export const pathsOf = ({ test, replies }: CurlCase): string[] =>
  [...replies.keys()]
    .filter((part) => replies.get(part - 1)?.next !== 'another part')
    .map((part) => (part === 0 ? `/${test}` : `/${test * partsOfTest + part}`));

/** All cases. An empty reply closes the connection, as curl's server does. */
export const readCurlCases = (): CurlCase[] =>
  v.parse(vectorFile, readVectors('curl-http-replies')).cases.map(({ test, name, servercmd, replies }) => ({
    test,
    name,
    replies: new Map(
      replies.map(({ part, close, bounce, raw_b64: encoded }) => {
        const bytes = Buffer.from(encoded, 'base64');
        const closes = close || servercmd === 'swsclose' || bytes.length === 0;
        const reply: RawReply = {
          bytes,
          ending: closes ? 'closes' : 'stays open',
          next: bounce ? 'another part' : 'the same',
        };
        return [Number(part.replace('data', '')), reply] as const;
      }),
    ),
  }));
