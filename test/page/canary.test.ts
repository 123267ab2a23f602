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
  expect(new Canary(aStorage(), 'key', 'a').lost).toBe(0);
});

test('the same store is no loss, however many downloads it has now', () => {
  const storage = aStorage();
  new Canary(storage, 'key', 'a').note(5);
  expect(new Canary(storage, 'key', 'a').lost).toBe(0);
});

test('another store than the one that was known is the loss of what that one held', () => {
  const storage = aStorage();
  new Canary(storage, 'key', 'a').note(5);
  const second = new Canary(storage, 'key', 'b');
  expect(second.lost).toBe(5);
  second.note(0);
  expect(new Canary(storage, 'key', 'b').lost).toBe(0);
});

test.each(['', 'null', '{', '[]', '{"storeId":1,"jobs":"x"}', '"text"'])(
  'what is no note, as %j, is no loss',
  (text) => {
    expect(new Canary(aStorage(text), 'key', 'a').lost).toBe(0);
  },
);
