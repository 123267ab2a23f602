import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { ConnectionBudget } from '../../sw/transfer/connection-budget.ts';
import { createManualClock } from '../fakes/manual-clock.ts';

const clock = createManualClock();
const { settle } = clock;
const { signal } = new AbortController();

/** Borrows, and tells whether the connection has been lent. */
const borrowing = (budget: ConnectionBudget, host: string, by = signal) => {
  const loan = { isLent: false, giveBack: (): void => undefined, error: undefined as unknown };
  budget.borrow(host, by).then(
    (giveBack) => {
      loan.isLent = true;
      loan.giveBack = giveBack;
    },
    (error: unknown) => {
      loan.error = error;
    },
  );
  return loan;
};

test('a host gets no more than its share, and others are not held up by it', async () => {
  const budget = new ConnectionBudget(() => ({ perHost: 2, total: 3 }), clock);
  const loans = ['a', 'a', 'a', 'b', 'b'].map((host) => borrowing(budget, host));
  await settle();
  expect(loans.map(({ isLent }) => isLent)).toEqual([true, true, false, true, false]);
  loans[3]?.giveBack();
  await settle();
  expect(loans.map(({ isLent }) => isLent)).toEqual([true, true, false, true, true]);
  loans[0]?.giveBack();
  await settle();
  expect(loans.every(({ isLent }) => isLent)).toBe(true);
});

test('a connection given back twice counts once', async () => {
  const budget = new ConnectionBudget(() => ({ perHost: 1, total: 1 }), clock);
  const first = borrowing(budget, 'a');
  await settle();
  first.giveBack();
  first.giveBack();
  const [second, third] = [borrowing(budget, 'a'), borrowing(budget, 'a')];
  await settle();
  expect([second.isLent, third.isLent]).toEqual([true, false]);
});

test('whoever stops waiting takes no connection with it', async () => {
  const budget = new ConnectionBudget(() => ({ perHost: 1, total: 1 }), clock);
  const abort = new AbortController();
  const first = borrowing(budget, 'a');
  const second = borrowing(budget, 'a', abort.signal);
  const third = borrowing(budget, 'a');
  await settle();
  abort.abort();
  await settle();
  expect(second.error).toBe(abort.signal.reason);
  first.giveBack();
  await settle();
  expect([second.isLent, third.isLent]).toEqual([false, true]);
});

test('whoever has stopped before gets none', async () => {
  const budget = new ConnectionBudget(() => ({ perHost: 1, total: 1 }), clock);
  await expect(budget.borrow('a', AbortSignal.abort())).rejects.toThrow('aborted');
  expect(await budget.borrow('a', signal)).toBeTypeOf('function');
});

const deeds = fc.array(
  fc.record({
    what: fc.constantFrom('borrow', 'give back', 'stop waiting'),
    host: fc.constantFrom('a', 'b', 'c'),
    at: fc.nat(20),
  }),
  { maxLength: 60 },
);

test('whatever is borrowed, given back and given up, no limit is passed and nobody waits without need', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (script) => {
      const budget = new ConnectionBudget(() => ({ perHost: 2, total: 4 }), clock);
      const all: { host: string; loan: ReturnType<typeof borrowing>; abort: AbortController; isOver: boolean }[] = [];
      for (const { what, host, at } of script) {
        const chosen = all[at % Math.max(1, all.length)];
        if (what === 'borrow') {
          const abort = new AbortController();
          all.push({ host, abort, loan: borrowing(budget, host, abort.signal), isOver: false });
        } else if (chosen && what === 'give back' && chosen.loan.isLent) {
          chosen.isOver = true;
          chosen.loan.giveBack();
        } else if (chosen && what === 'stop waiting' && !chosen.loan.isLent) {
          chosen.isOver = true;
          chosen.abort.abort();
        }
        await settle();
        const lent = all.filter(({ loan, isOver }) => loan.isLent && !isOver);
        const ofHost = (name: string): number => lent.filter((other) => other.host === name).length;
        expect(lent.length).toBeLessThanOrEqual(4);
        for (const name of ['a', 'b', 'c']) expect(ofHost(name)).toBeLessThanOrEqual(2);
        const needless = all.filter(
          (other) => !other.loan.isLent && !other.isOver && lent.length < 4 && ofHost(other.host) < 2,
        );
        expect(needless).toEqual([]);
      }
    }),
    { numRuns: 50 },
  );
});
