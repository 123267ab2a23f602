import { setTimeout as pass } from 'node:timers/promises';
import { Dice } from './dice.ts';
import type { MortalBrowser } from './mortal-browser.ts';
import type { Told } from './page-calls.ts';
import type { JobNotes, SideLog } from './side-log.ts';
import type { Tally } from './tally.ts';

interface KillerParts {
  readonly browser: MortalBrowser;
  readonly sideLog: SideLog;
  readonly tally: Tally;
  /** Milliseconds between a recovery and the next kill, at most. */
  readonly longestPeace: number;
  readonly missing: (notes: JobNotes) => void;
}

const strike = (browser: MortalBrowser, victim: 'worker' | 'browser', dice: Dice): Promise<Told[]> =>
  victim === 'browser' ? browser.killBrowser() : browser.stopWorker(dice.pick(['page stays', 'page reloads']));

/** Kills the worker and the browser in turn, at random moments, and compares after each what is left. */
export const killInTurn = async (seed: number, parts: KillerParts, signal: AbortSignal): Promise<void> => {
  const { browser, sideLog, tally, longestPeace, missing } = parts;
  const dice = new Dice(seed ^ 0x5eed);
  for (let victim: 'worker' | 'browser' = 'worker'; ; victim = victim === 'worker' ? 'browser' : 'worker') {
    // The moment is the point: whatever happens to be going on is what is killed.
    await pass(dice.within(500, longestPeace), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const before = sideLog.beforeKill();
    const now = await strike(browser, victim, dice);
    tally.kills[victim] += 1;
    for (const notes of sideLog.compare(now, before)) missing(notes);
  }
};
