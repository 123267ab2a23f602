import { expect, test } from 'vitest';
import { type BitsCode, hresultByCode } from '../../src/core/bits-code.ts';
import { type Cause, codeOf } from '../../src/core/failure.ts';
import { jobStates, stateNameByState } from '../../src/core/job-state.ts';
import type { UrlRefusal } from '../../src/core/remote-url.ts';
import { toInstant } from '../../src/core/time.ts';
import { causeOf } from '../../src/page/cause-of.ts';
import { explainEngineFailure } from '../../src/page/explain-engine-failure.ts';
import { explain, explainCause } from '../../src/page/explain-failure.ts';
import { explainLink } from '../../src/page/explain-link.ts';
import { explainRefusal } from '../../src/page/explain-refusal.ts';
import { remediesFor } from '../../src/page/remedies.ts';

const oneOfEach: { readonly [Kind in Cause['kind']]: Extract<Cause, { kind: Kind }> } = {
  offline: { kind: 'offline' },
  connection: { kind: 'connection' },
  timeout: { kind: 'timeout' },
  cors: { kind: 'cors' },
  unfetchable: { kind: 'unfetchable' },
  http: { kind: 'http', status: 503 },
  'bad-answer': { kind: 'bad-answer', detail: 'no Content-Range' },
  'no-ranges': { kind: 'no-ranges' },
  'outside-file': { kind: 'outside-file', total: 10 },
  changed: { kind: 'changed' },
  'digest-differs': { kind: 'digest-differs', expected: 'a', actual: 'b' },
  quota: { kind: 'quota' },
  unreadable: { kind: 'unreadable' },
  corrupt: { kind: 'corrupt', detail: '' },
  cost: { kind: 'cost' },
};
const statuses = Array.from({ length: 500 }, (_, index) => 100 + index);
const causes: readonly Cause[] = [
  ...Object.values(oneOfEach),
  ...statuses.map((status): Cause => ({ kind: 'http', status })),
];
const isSentence = /^\S.*[.!]$/u;

test('every cause has a title, a short reason, a message and an advice', () => {
  for (const cause of causes) {
    const { title, reason, message, advice } = explainCause(cause, 'https://files.example/a');
    expect(title).toMatch(/^\S.*[^.]$/u);
    expect(reason).toMatch(/^[a-z]\S*.*[^.]$/u);
    expect(message).toMatch(isSentence);
    expect(advice).toMatch(isSentence);
  }
});

test('a failure names the host that it is about, and nothing of the address besides', () => {
  const failure = { cause: oneOfEach.cors, url: 'https://press.example/secret?token=1', at: toInstant(0) };
  expect(explain(failure).message).toContain('press.example');
  expect(JSON.stringify(explain(failure))).not.toMatch(/secret|token/u);
  expect(explain({ cause: oneOfEach.cors, at: toInstant(0) }).message).toContain('The server');
});

test('a cause is found again from its code', () => {
  for (const cause of causes) expect(causeOf({ code: codeOf(cause) }).kind).toBe(cause.kind);
  expect(causeOf({ code: 'BG_E_HTTP_ERROR_404' })).toEqual({ kind: 'http', status: 404 });
});

test('every failure has something that one can do, and removing comes last', () => {
  for (const cause of causes) expect(remediesFor(cause).at(-1)).toBe('remove');
  expect(remediesFor({ kind: 'http', status: 403 })[0]).toBe('new-link');
  expect(remediesFor({ kind: 'cors' })[0]).toBe('browser');
});

const codes = [...Object.keys(hresultByCode), 'BG_E_HTTP_ERROR_404' satisfies BitsCode, 'SOMETHING_NEW', ''];

test('every refusal has a sentence, with and without a state and a detail', () => {
  for (const code of codes) {
    expect(explainRefusal({ code })).toMatch(isSentence);
    expect(explainRefusal({ code, state: 'queued' })).toMatch(isSentence);
    expect(explainRefusal({ code, detail: 'files[0].remoteUrl' }).length).toBeGreaterThan(10);
  }
});

test('a refusal names the state that was in the way by its plain word, in either spelling', () => {
  for (const state of jobStates.filter((one) => one !== 'connecting')) {
    const sentence = explainRefusal({ code: 'BG_E_INVALID_STATE', state });
    expect(sentence).toBe(explainRefusal({ code: 'BG_E_INVALID_STATE', state: stateNameByState[state] }));
    expect(sentence).toMatch(/state “[a-z ]+”/u);
  }
  expect(explainRefusal({ code: 'BG_E_INVALID_STATE', state: 'acknowledged' })).toContain('saved');
});

test('every reason not to take a link is explained', () => {
  const reasons: readonly UrlRefusal[] = [
    'empty',
    'too-long',
    'not-absolute',
    'scheme',
    'credentials',
    'blocked-port',
    'mixed-content',
  ];
  for (const reason of reasons) {
    const { finding, why } = explainLink(reason);
    expect(finding).not.toBe('');
    expect(why).not.toBe('');
  }
});

test('every reason why the engine cannot work is explained', () => {
  const reasons = ['no-service-worker', 'no-indexeddb', 'newer-database', 'old-page', 'no-answer', 'unknown'] as const;
  for (const reason of reasons) {
    const { title, message, advice } = explainEngineFailure(reason);
    expect(title).not.toBe('');
    expect(message).toMatch(isSentence);
    expect(advice).toMatch(isSentence);
  }
});
