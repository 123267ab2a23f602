import { expect, test } from 'vitest';

import { Canary } from '../../src/page/client/canary.ts';

const aStorage = (before?: string) => {
  const values = new Map(before === undefined ? [] : [['key', before]]);
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
};

test('a new start is no loss', () => {
  expect(new Canary(aStorage(), 'key').meet('a')).toBe(0);
});

test('the same store is no loss, however many downloads it has now', () => {
  const canary = new Canary(aStorage(), 'key');
  canary.meet('a');
  canary.note(5);
  expect(canary.meet('a')).toBe(0);
});

test('another store than the one that was known is the loss of what that one held, once', () => {
  const storage = aStorage();
  const first = new Canary(storage, 'key');
  first.meet('a');
  first.note(5);
  const second = new Canary(storage, 'key');
  expect(second.meet('b')).toBe(5);
  second.note(0);
  expect(second.meet('b')).toBe(0);
});

test.each(['', ' ', 'null', '5', 'many a', '{"jobs": 5}'])('what is no note, as %j, is no loss', (text) => {
  expect(new Canary(aStorage(text), 'key').meet('a')).toBe(0);
});
