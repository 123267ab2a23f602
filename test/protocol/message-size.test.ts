import { describe, expect, test } from 'vitest';
import { protocolVersion } from '../../src/core/protocol-version.ts';
import { isTooLarge } from '../../src/protocol/message-size.ts';
import { parseMessage } from '../../src/protocol/parse-request.ts';
import { jobIdOf, requestIdOf } from '../fakes/sample-job.ts';

const most = 2 ** 25;
const mebi = 2 ** 20;
const longest = `https://example.org/${'x'.repeat(8172)}`;
const listOf = (length: number, item: unknown): readonly unknown[] => Array.from({ length }, () => item);

const adding = (files: unknown) => ({
  protocol: protocolVersion,
  kind: 'request',
  id: requestIdOf(7),
  attempt: 0,
  name: 'job/add-files',
  input: { id: jobIdOf(1), files },
});

const holes: unknown[] = [];
holes.length = 2 ** 32 - 1;

const cyclic: unknown[] = [];
cyclic.push(...listOf(1000, cyclic));

describe('a message', () => {
  const cases: readonly (readonly [what: string, input: unknown, verdict: boolean])[] = [
    ['nothing', undefined, false],
    ['the longest text', 'x'.repeat(most), false],
    ['a longer text', 'x'.repeat(most + 1), true],
    ['texts that are too long in sum', listOf(33, 'x'.repeat(mebi)), true],
    ['texts that are not', listOf(31, 'x'.repeat(mebi)), false],
    ['texts as names of fields', { a: { ['x'.repeat(most)]: 0 } }, true],
    ['one text, met again and again', [listOf(100, 'x'.repeat(mebi))], true],
    ['a list of holes', { files: holes }, true],
    ['a list within itself', cyclic, true],
    ['what no command takes', new Map([['x'.repeat(mebi), new Uint8Array(mebi)]]), false],
  ];
  for (const [what, input, verdict] of cases) {
    test(`is ${verdict ? '' : 'not '}too large with ${what}`, () => expect(isTooLarge(input)).toBe(verdict));
  }

  test('of 10,000 files is none too large while their addresses are of usual length', () => {
    const files = listOf(10_000, {
      remoteUrl: longest.slice(0, 2000),
      localName: 'x'.repeat(255),
      digest: { value: 'x' },
    });
    expect(parseMessage(adding(files))).toMatchObject({ refusal: { code: 'E_INVALIDARG' } });
    expect(isTooLarge({ id: jobIdOf(1), files })).toBe(false);
  });

  test('whose fields are each within their limits is refused where their sum is not', () => {
    const files = listOf(1000, { remoteUrl: longest, mirrors: listOf(100, longest) });
    expect(parseMessage(adding(files.slice(0, 40)))).toMatchObject({ kind: 'request' });
    expect(parseMessage(adding(files))).toEqual({
      kind: 'refused',
      id: requestIdOf(7),
      refusal: { code: 'BG_E_TOO_LARGE', detail: 'the message' },
    });
  });
});
