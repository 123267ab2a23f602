import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { protocolVersion } from '../../src/core/protocol-version.ts';
import { type CommandName, inputs } from '../../src/protocol/inputs.ts';
import { parseMessage } from '../../src/protocol/parse-request.ts';
import { requestIdOf } from '../fakes/sample-job.ts';
import { type Mutation, withoutFields, withUnknownFields, withWrongKinds } from './mutations.ts';
import { validInputs } from './valid-inputs.ts';

const id = requestIdOf(7);

const isName = (name: string): name is CommandName => Object.hasOwn(inputs, name);

const names: readonly CommandName[] = Object.keys(inputs).filter(isName);

const asking = (name: unknown, input: unknown): object => ({
  protocol: protocolVersion,
  kind: 'request',
  id,
  attempt: 0,
  name,
  input,
});

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
  withObjectString: true,
});

describe('a message that is none of ours', () => {
  const request = asking('hello', {});
  const noise: readonly (readonly [what: string, message: unknown])[] = [
    ['undefined', undefined],
    ['null', null],
    ['a number', 1],
    ['NaN', Number.NaN],
    ['a truth value', true],
    ['a text', 'hello'],
    ['JSON of a request', JSON.stringify(request)],
    ['an empty list', []],
    ['a list of a request', [request]],
    ['an empty object', {}],
    ['a map', new Map(Object.entries(request))],
    ['a date', new Date(0)],
    ['a Blob', new Blob()],
    ["the browser's own kind of message", { type: 'SKIP_WAITING' }],
    ['a request without a protocol', { ...request, protocol: undefined }],
    ['a protocol in words', { ...request, protocol: '1' }],
    ['a protocol that is no number', { ...request, protocol: Number.NaN }],
    ['no kind', { ...request, kind: undefined }],
    ['an unknown kind', { ...request, kind: 'order' }],
    ["the worker's kind", { ...request, kind: 'reply', ok: true, output: null }],
    ['an inherited name as its kind', { ...request, kind: 'toString' }],
    ['no id', { ...request, id: undefined }],
    ['a number as its id', { ...request, id: 7 }],
    ['an id that is no UUID', { ...request, id: 'seven' }],
    ['an id in capitals', { ...request, id: '00000000-0000-4000-8000-00000000000A' }],
    ['an id with a line end', { ...request, id: `${id}\n` }],
    ['an attempt below none', { ...request, attempt: -1 }],
    ['half an attempt', { ...request, attempt: 0.5 }],
    ['an attempt in words', { ...request, attempt: '1' }],
    ['a number as its name', { ...request, name: 1 }],
    ['a list as its name', { ...request, name: ['hello'] }],
  ];
  for (const [what, message] of noise) {
    test(`is noise where it is, or has, ${what}`, () => expect(parseMessage(message)).toEqual({ kind: 'noise' }));
  }

  test('is told from one of another version, whatever else it says', () => {
    for (const protocol of [0, 2, -1, 1.5, Infinity]) {
      expect(parseMessage({ ...request, protocol })).toEqual({ kind: 'other-version', id });
      expect(parseMessage({ protocol, kind: 'request', id, name: 'new/command', input: 5 })).toEqual({
        kind: 'other-version',
        id,
      });
      expect(parseMessage({ protocol, kind: 'alive' })).toEqual({ kind: 'other-version' });
      expect(parseMessage({ ...request, protocol, id: 'seven' })).toEqual({ kind: 'other-version' });
    }
  });

  test('is known as a sign of life', () => {
    expect(parseMessage({ protocol: protocolVersion, kind: 'alive' })).toEqual({ kind: 'alive' });
  });
});

describe('a request for a command that there is not', () => {
  const unknown = ['toString', '__proto__', 'constructor', 'hasOwnProperty', 'valueOf', '', 'Hello', 'hello ', 'job'];
  for (const name of unknown) {
    test(`is refused under its id where the command is "${name}"`, () =>
      expect(parseMessage(asking(name, {}))).toEqual({
        kind: 'refused',
        id,
        refusal: { code: 'E_INVALIDARG', detail: 'no such command' },
      }));
  }

  test('is refused where it names none', () => {
    expect(parseMessage(asking(undefined, {}))).toMatchObject({ kind: 'refused', id });
  });
});

describe.each(names)('a request for %s', (name) => {
  const valid = validInputs[name];

  test('is taken with every field that it may have', () => {
    expect(parseMessage(asking(name, valid))).toEqual({ kind: 'request', request: asking(name, valid) });
  });

  const kindOf = ({ input }: Mutation): string => parseMessage(asking(name, input)).kind;

  test('is taken without any field that it may lack', () => {
    const refused = withoutFields(valid, 'optional').filter((mutation) => kindOf(mutation) !== 'request');
    expect(refused).toEqual([]);
  });

  test('is refused without any field that it must have', () => {
    const taken = withoutFields(valid, 'required').filter((mutation) => kindOf(mutation) !== 'refused');
    expect(taken).toEqual([]);
  });

  test('is refused with a field that nobody knows, anywhere in it', () => {
    expect(withUnknownFields(valid).filter((mutation) => kindOf(mutation) !== 'refused')).toEqual([]);
  });

  test('is refused with a value of another kind, anywhere in it', () => {
    expect(withWrongKinds(valid).filter((mutation) => kindOf(mutation) !== 'refused')).toEqual([]);
  });

  test('is taken or refused, whatever comes with it, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.jsonValue()), (input) => {
        const parsed = parseMessage(asking(name, input));
        expect(['request', 'refused']).toContain(parsed.kind);
        if (parsed.kind === 'request') expect(parseMessage(parsed.request)).toEqual(parsed);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a range', () => {
  test('may reach to the end of its file', () => {
    const files = [{ remoteUrl: 'https://example.org/', ranges: [{ offset: 9, length: 'eof' }] }];
    expect(parseMessage(asking('job/add-files', { id: requestIdOf(1), files }))).toMatchObject({ kind: 'request' });
  });
});

describe('an input that is refused', () => {
  const jobId = requestIdOf(1);
  const file = { remoteUrl: 'https://example.org/' };
  const range = { offset: 0, length: 1 };
  const listOf = (length: number, item: unknown): readonly unknown[] => Array.from({ length }, () => item);

  const cases: readonly (readonly [what: string, name: string, input: unknown, code: string, detail: string])[] = [
    ['a text that names no job', 'job/get', { id: 'nope' }, 'BG_E_NOT_FOUND', 'id'],
    ['an id in capitals', 'job/get', { id: 'A'.repeat(36) }, 'BG_E_NOT_FOUND', 'id'],
    ['a number as a job id', 'job/get', { id: 5 }, 'E_INVALIDARG', 'id'],
    ['no input', 'job/get', undefined, 'E_INVALIDARG', 'the input'],
    [
      'a priority that there is not',
      'job/change',
      { id: jobId, change: { priority: 4 } },
      'E_INVALIDARG',
      'change.priority',
    ],
    ['a cost policy that there is not', 'settings/change', { costPolicy: 'free' }, 'E_INVALIDARG', 'costPolicy'],
    ['a setting that there is not', 'settings/change', { colour: 'blue' }, 'E_INVALIDARG', 'colour'],
    ['an index below none', 'file/read', { id: jobId, index: -1 }, 'E_INVALIDARG', 'index'],
    ['half an index', 'file/read', { id: jobId, index: 0.5 }, 'E_INVALIDARG', 'index'],
    ['a state that there is not', 'job/list', { states: [9] }, 'E_INVALIDARG', 'states.0'],
    ['a page of nothing', 'job/list', { limit: 0 }, 'E_INVALIDARG', 'limit'],
    ['a page too large', 'job/list', { limit: 1001 }, 'E_INVALIDARG', 'limit'],
    [
      'an algorithm that there is not',
      'job/create',
      { id: jobId, init: { files: [{ ...file, digest: { algorithm: 'crc32', value: '' } }] } },
      'E_INVALIDARG',
      'init.files.0.digest.algorithm',
    ],
    [
      'more files than a message carries',
      'job/add-files',
      { id: jobId, files: listOf(10_002, file) },
      'BG_E_TOO_MANY_FILES_IN_JOB',
      'files',
    ],
    [
      'more ranges than a message carries',
      'job/create',
      { id: jobId, init: { files: [{ ...file, ranges: listOf(502, range) }] } },
      'BG_E_TOO_MANY_RANGES_IN_FILE',
      'init.files.0.ranges',
    ],
    [
      'more mirrors than a message carries',
      'job/create',
      { id: jobId, init: { files: [{ ...file, mirrors: listOf(101, file.remoteUrl) }] } },
      'E_INVALIDARG',
      'init.files.0.mirrors',
    ],
  ];
  for (const [what, name, input, code, detail] of cases) {
    test(`says ${code} and where, for ${what}`, () =>
      expect(parseMessage(asking(name, input))).toEqual({ kind: 'refused', id, refusal: { code, detail } }));
  }
});

describe('parseMessage', () => {
  test('throws at nothing, and takes nothing arbitrary for a request', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.jsonValue()), (raw) => {
        expect(parseMessage(raw).kind).toBe('noise');
      }),
    );
  });

  test('throws at nothing that has the fields of a message', () => {
    const field = fc.oneof(anything, fc.constantFrom(1, 'request', 'alive', id, ...names));
    const message = fc.record(
      {
        protocol: fc.oneof(fc.constant(1), field),
        kind: field,
        id: field,
        attempt: field,
        name: field,
        input: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(message, (raw) => void parseMessage(raw)));
  });
});
