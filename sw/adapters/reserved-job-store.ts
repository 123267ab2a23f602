import { isQuotaError } from '../../src/core/quota.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { JobStore } from '../../src/ports/job-store.ts';
import type { Reserve } from '../../src/ports/reserve.ts';

/** How often a write is tried once the reserve was given up, and milliseconds between: a browser counts freed space late. */
const mostTries = 5;
const between = 300;

/** A JobStore that has room for its rows when the store is full of pieces: it gives up a reserve, and sets it aside again. */
export const createReservedJobStore = (store: JobStore, reserve: Reserve, clock: Clock): JobStore => {
  const wait = (): Promise<void> => new Promise((resolve) => void clock.after(between, resolve));
  const insist = async <T>(write: () => Promise<T>): Promise<T> => {
    try {
      return await write();
    } catch (error) {
      if (!isQuotaError(error) || !(await reserve.give())) throw error;
    }
    for (let tries = 1; ; tries += 1) {
      try {
        return await write();
      } catch (error) {
        if (!isQuotaError(error) || tries >= mostTries) throw error;
        await wait();
      }
    }
  };
  return {
    ...store,
    add: (create) => insist(() => store.add(create)),
    change: (id, scope, decide) => insist(() => store.change(id, scope, decide)),
    cleared: async (leftover) => {
      await insist(() => store.cleared(leftover));
      void reserve.keep();
    },
  };
};
