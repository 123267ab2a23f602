import '../fakes/promise-with-resolvers.ts';
import { describe, expect, test } from 'vitest';

import { protocolVersion } from '../../src/core/protocol-version.ts';
import { type Refusal, RefusalError } from '../../src/core/refusal.ts';
import type { ToPage } from '../../src/protocol/messages.ts';
import { Border, type Sender } from '../../sw/border.ts';
import type { Handlers, Wish } from '../../sw/commands/command-context.ts';
import { requestIdOf } from '../fakes/sample-job.ts';
import { createAskedEngine } from './asked-engine.ts';

const id = requestIdOf(1);

const asking = (change: object = {}): object => ({
  protocol: protocolVersion,
  kind: 'request',
  id,
  attempt: 0,
  name: 'file/offer-taken',
  input: { token: 'token' },
  ...change,
});

interface Page extends Sender {
  readonly heard: readonly ToPage[];
}

const aPage = (): Page => {
  const heard: ToPage[] = [];
  return { heard, postMessage: (message) => void heard.push(message) };
};

/** A border whose handler of `file/offer-taken` does what a test wants. */
const aBorder = async (handler: Handlers['file/offer-taken']): Promise<Border> => {
  const { started } = await createAskedEngine();
  return new Border(async () => ({ ...started.handlers, 'file/offer-taken': handler }));
};

const replied = (output: unknown, to = id): unknown => ({
  protocol: protocolVersion,
  kind: 'reply',
  id: to,
  ok: true,
  output,
});

const refused = (refusal: Refusal): unknown => ({ protocol: protocolVersion, kind: 'reply', id, ok: false, refusal });

describe('a request', () => {
  test('is answered once, under its own id', async () => {
    const border = await aBorder(async () => true);
    const page = aPage();
    await border.receive(asking(), page);
    await border.receive(asking({ id: requestIdOf(2) }), page);
    expect(page.heard).toEqual([replied(true), replied(true, requestIdOf(2))]);
  });

  test('tells its handler its id, and how often it was sent before', async () => {
    const wishes: Wish[] = [];
    const border = await aBorder(async (_input, wish) => {
      wishes.push(wish);
      return true;
    });
    await border.receive(asking(), aPage());
    await border.receive(asking({ attempt: 3 }), aPage());
    expect(wishes).toEqual([
      { id, attempt: 0 },
      { id, attempt: 3 },
    ]);
  });

  test('that comes again while it is worked on is worked on once, and both senders are answered', async () => {
    let calls = 0;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const border = await aBorder(() => {
      calls += 1;
      return promise;
    });
    const [first, second] = [aPage(), aPage()];
    const both = [border.receive(asking(), first), border.receive(asking({ attempt: 1 }), second)];
    expect(first.heard).toEqual([]);
    expect(second.heard).toEqual([{ protocol: protocolVersion, kind: 'working', id }]);
    resolve(true);
    await Promise.all(both);
    expect(calls).toBe(1);
    expect(first.heard).toEqual([replied(true)]);
    expect(second.heard.slice(1)).toEqual([replied(true)]);
  });

  test('that comes again after its answer is worked on again, for that answer may be lost', async () => {
    let calls = 0;
    const border = await aBorder(async () => {
      calls += 1;
      return true;
    });
    const page = aPage();
    await border.receive(asking(), page);
    await border.receive(asking({ attempt: 1 }), page);
    expect(calls).toBe(2);
    expect(page.heard).toEqual([replied(true), replied(true)]);
  });

  test('is not held up by another that takes long', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const border = await aBorder((_input, wish) => (wish.id === id ? promise : Promise.resolve(true)));
    const page = aPage();
    const slow = border.receive(asking(), page);
    await border.receive(asking({ id: requestIdOf(2) }), page);
    expect(page.heard).toEqual([replied(true, requestIdOf(2))]);
    resolve(true);
    await slow;
  });
});

describe('a handler that fails', () => {
  const state = 'suspended';
  const failures: readonly (readonly [what: string, thrown: unknown, refusal: Refusal])[] = [
    [
      'with a refusal is answered with its data',
      new RefusalError({ code: 'BG_E_INVALID_STATE', state, detail: 'why' }),
      { code: 'BG_E_INVALID_STATE', state, detail: 'why' },
    ],
    ['for want of space is answered with E_QUOTA', new DOMException('full', 'QuotaExceededError'), { code: 'E_QUOTA' }],
    [
      'because a newer program wrote the database says so',
      new DOMException('2 > 1', 'VersionError'),
      { code: 'BG_E_DATABASE_CORRUPT', detail: 'newer schema' },
    ],
    [
      'in any other way is answered with what is known',
      new TypeError('no such thing'),
      { code: 'BG_E_DATABASE_CORRUPT', detail: 'TypeError: no such thing' },
    ],
    [
      'with something that is no error is answered all the same',
      null,
      { code: 'BG_E_DATABASE_CORRUPT', detail: 'unknown: ' },
    ],
  ];
  for (const [what, thrown, refusal] of failures) {
    test(what, async () => {
      const border = await aBorder(async () => {
        throw thrown;
      });
      const page = aPage();
      await border.receive(asking(), page);
      expect(page.heard).toEqual([refused(refusal)]);
    });
  }

  test('before it promises anything is answered as well', async () => {
    const border = await aBorder(() => {
      throw new RefusalError({ code: 'BG_E_NOT_FOUND' });
    });
    const page = aPage();
    await border.receive(asking(), page);
    expect(page.heard).toEqual([refused({ code: 'BG_E_NOT_FOUND' })]);
  });

  test('leaves no trace on the next request', async () => {
    let calls = 0;
    const border = await aBorder(async () => {
      calls += 1;
      if (calls === 1) throw new DOMException('full', 'QuotaExceededError');
      return true;
    });
    const page = aPage();
    await border.receive(asking(), page);
    await border.receive(asking({ attempt: 1 }), page);
    expect(page.heard).toEqual([refused({ code: 'E_QUOTA' }), replied(true)]);
  });
});

describe('an engine that cannot start', () => {
  test('refuses the request and starts for the next one', async () => {
    const { started } = await createAskedEngine();
    let starts = 0;
    const border = new Border(async () => {
      starts += 1;
      if (starts === 1) throw new DOMException('newer', 'VersionError');
      return started.handlers;
    });
    const page = aPage();
    await border.receive(asking(), page);
    await border.receive(asking({ id: requestIdOf(2) }), page);
    expect(page.heard).toEqual([
      refused({ code: 'BG_E_DATABASE_CORRUPT', detail: 'newer schema' }),
      replied(false, requestIdOf(2)),
    ]);
  });
});

describe('a message that needs no engine', () => {
  const silent = (): Border =>
    new Border(() => {
      throw new RangeError('the engine must not start');
    });

  test('is not answered where it is noise or a sign of life', async () => {
    const page = aPage();
    const messages = [null, 1, 'text', [], {}, asking({ id: 'seven' }), { protocol: protocolVersion, kind: 'alive' }];
    for (const message of messages) await silent().receive(message, page);
    expect(page.heard).toEqual([]);
  });

  test('is answered with the version where it is of another one', async () => {
    const page = aPage();
    await silent().receive(asking({ protocol: 2 }), page);
    await silent().receive({ protocol: 2, kind: 'alive' }, page);
    const answer = { protocol: protocolVersion, kind: 'other-version' };
    expect(page.heard).toEqual([{ ...answer, id }, answer]);
  });

  test('is refused where its command or its input is not known', async () => {
    const page = aPage();
    await silent().receive(asking({ name: 'toString' }), page);
    await silent().receive(asking({ input: { token: 'token', extra: 1 } }), page);
    expect(page.heard).toEqual([
      refused({ code: 'E_INVALIDARG', detail: 'no such command' }),
      refused({ code: 'E_INVALIDARG', detail: 'extra' }),
    ]);
  });
});
