import { describe, expect, test } from 'vitest';

import { inputs } from '../../src/protocol/inputs.ts';
import { jobIdOf } from '../fakes/sample-job.ts';
import { createAskedEngine, known } from './asked-engine.ts';
import { badWishes, harmlessCommands } from './bad-wishes.ts';

const remoteUrl = 'https://example.org/south.bin';

describe('a wish that cannot be fulfilled', () => {
  for (const { name, what, input, code, detail } of badWishes) {
    test(`${name} with ${what} is refused with ${code} and leaves everything as it is`, async () => {
      const { ask, stored } = await createAskedEngine();
      const before = await stored();
      const answered = await ask(name, input);
      const refusal = answered.ok ? undefined : answered.refusal;
      expect(refusal?.code).toBe(code);
      expect(refusal?.detail ?? '').toContain(detail ?? '');
      expect(await stored()).toEqual(before);
    });
  }

  test('is known for every command that can be asked for in vain', () => {
    const tried = new Set([...badWishes.map(({ name }) => name), ...harmlessCommands]);
    expect([...tried].toSorted()).toEqual(Object.keys(inputs).toSorted());
  });

  test('does not keep the engine from fulfilling the next one', async () => {
    const { ask, deps } = await createAskedEngine();
    for (const { name, input } of badWishes) await ask(name, input);
    const id = jobIdOf(60);
    expect(await ask('job/create', { id, init: { files: [{ remoteUrl }] } })).toEqual({ ok: true, output: id });
    expect(await ask('job/change', { id, change: { displayName: 'South' } })).toEqual({ ok: true, output: null });
    expect(await ask('job/add-files', { id, files: [{ remoteUrl }] })).toEqual({ ok: true, output: null });
    expect(await ask('job/resume', { id })).toEqual({ ok: true, output: null });
    expect(await deps.jobs.get(id)).toMatchObject({ displayName: 'South', progress: { filesTotal: 2 } });
    expect((await deps.jobs.get(id))?.phase.state).not.toBe('suspended');
    expect(await ask('job/cancel', { id })).toEqual({ ok: true, output: null });
    expect(await ask('job/remove', { id })).toEqual({ ok: true, output: null });
    expect(await deps.jobs.get(id)).toBeUndefined();
  });
});

describe('a wish at the edge of what is allowed', () => {
  const cases: readonly (readonly [what: string, init: object])[] = [
    ['a name of 256 characters, each of which is two units of text', { displayName: '😀'.repeat(256) }],
    ['a description of 1,024 characters', { description: 'a'.repeat(1024) }],
    ['no delay at all', { minimumRetryDelay: 0, noProgressTimeout: 0 }],
    ['the cost policy that there is', { costPolicy: 'always' }],
    ['no mirrors and no headers', { files: [{ remoteUrl, mirrors: [], headers: {} }] }],
    ['http to this very machine', { files: [{ remoteUrl: 'http://127.0.0.1:8080/' }] }],
    [
      'ranges that touch',
      {
        files: [
          {
            remoteUrl,
            ranges: [
              { offset: 5, length: 'eof' },
              { offset: 0, length: 5 },
            ],
          },
        ],
      },
    ],
    [
      '500 ranges',
      { files: [{ remoteUrl, ranges: Array.from({ length: 500 }, (_, at) => ({ offset: at * 2, length: 1 })) }] },
    ],
  ];
  for (const [what, init] of cases) {
    test(`is fulfilled: ${what}`, async () => {
      const { ask, deps } = await createAskedEngine();
      const id = jobIdOf(50);
      expect(await ask('job/create', { id, init })).toEqual({ ok: true, output: id });
      expect((await deps.jobs.get(id))?.phase).toEqual({ state: 'suspended' });
    });
  }

  test('is fulfilled: 10,000 files', async () => {
    const { ask, deps } = await createAskedEngine();
    const files = Array.from({ length: 9998 }, () => ({ remoteUrl }));
    expect(await ask('job/add-files', { id: known.suspended, files })).toEqual({ ok: true, output: null });
    expect(await deps.jobs.files(known.suspended)).toHaveLength(10_000);
  });
});
