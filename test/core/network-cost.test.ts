import { expect, test } from 'vitest';
import { costOf } from '../../src/core/network-cost.ts';

test.each([
  [{}, 'free'],
  [{ type: 'wifi' }, 'free'],
  [{ type: 'ethernet', saveData: false }, 'free'],
  [{ type: 'unknown' }, 'free'],
  [{ type: 'cellular' }, 'metered'],
  [{ type: 'wimax' }, 'metered'],
  [{ type: 'wifi', saveData: true }, 'metered'],
])('a connection that tells %o is %s', (connection, cost) => {
  expect(costOf(connection)).toBe(cost);
});
