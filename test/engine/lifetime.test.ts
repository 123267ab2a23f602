import { describe, expect, test } from 'vitest';

import { Lifetime } from '../../sw/lifetime.ts';
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts';

interface Scene {
  readonly clock: ManualClock;
  readonly lifetime: Lifetime;
  readonly seen: string[];
  /** A message of a page; answers whether its event is still held. */
  readonly message: () => { isHeld: boolean };
  readonly set: (change: { isBusy?: boolean; pagesAnswer?: boolean }) => void;
}

const aLife = (): Scene => {
  const clock = createManualClock();
  const seen: string[] = [];
  let world = { isBusy: true, pagesAnswer: false };
  const message = (): { isHeld: boolean } => {
    const held = { isHeld: true };
    lifetime.hold({
      waitUntil: (promise: Promise<unknown>) => {
        void promise.then(() => {
          held.isHeld = false;
        });
      },
    });
    return held;
  };
  const lifetime: Lifetime = new Lifetime(clock, {
    isBusy: () => world.isBusy,
    callPages: () => {
      seen.push('call');
      if (world.pagesAnswer) clock.after(1, () => void message());
    },
    onAlone: () => seen.push('alone'),
    onCompany: () => seen.push('company'),
  });
  return { clock, lifetime, seen, message, set: (change) => void (world = { ...world, ...change }) };
};

describe('a worker with work', () => {
  test('calls its pages every twenty seconds', async () => {
    const { clock, seen, message, set } = aLife();
    set({ pagesAnswer: true });
    message();
    await clock.advance(19_999);
    expect(seen).toEqual(['company']);
    await clock.advance(1);
    expect(seen).toEqual(['company', 'call']);
    await clock.advance(600_000);
    expect(seen.filter((what) => what === 'call')).toHaveLength(31);
    expect(seen).not.toContain('alone');
  });

  test('holds each message until the next one comes', async () => {
    const { clock, message } = aLife();
    const first = message();
    await clock.advance(10_000);
    expect(first.isHeld).toBe(true);
    const second = message();
    await clock.settle();
    expect([first.isHeld, second.isHeld]).toEqual([false, true]);
  });

  test('holds no message longer than four and a half minutes', async () => {
    const { clock, message } = aLife();
    const last = message();
    await clock.advance(269_999);
    expect(last.isHeld).toBe(true);
    await clock.advance(1);
    expect(last.isHeld).toBe(false);
  });

  test('ends it in order after the last word of a page, while there is time to store', async () => {
    const { clock, seen, message } = aLife();
    const last = message();
    await clock.advance(259_999);
    expect(seen).not.toContain('alone');
    await clock.advance(1);
    expect(seen.at(-1)).toBe('alone');
    expect(last.isHeld).toBe(true);
    await clock.advance(600_000);
    expect(seen.filter((what) => what === 'alone')).toHaveLength(1);
  });

  test('works again when a page comes back', async () => {
    const { clock, seen, message } = aLife();
    message();
    await clock.advance(265_000);
    message();
    expect(seen.at(-1)).toBe('company');
    await clock.advance(20_000);
    expect(seen.at(-1)).toBe('call');
  });

  test('that is told to let go is held by nothing', async () => {
    const { clock, lifetime, seen, message } = aLife();
    const last = message();
    lifetime.letGo();
    await clock.settle();
    expect(last.isHeld).toBe(false);
    await clock.advance(600_000);
    expect(seen).toEqual(['company']);
  });
});

describe('a worker without work', () => {
  test('lets go when two looks found none', async () => {
    const { clock, seen, message, set } = aLife();
    set({ isBusy: false });
    const last = message();
    await clock.advance(19_999);
    expect(last.isHeld).toBe(true);
    await clock.advance(2001);
    expect(last.isHeld).toBe(false);
    expect(seen).toEqual(['company']);
    expect(clock.delays()).toEqual([]);
  });

  test('because one job has ended and the next has not begun is held all the same', async () => {
    const { clock, seen, message, set } = aLife();
    const last = message();
    set({ isBusy: false });
    await clock.advance(20_000);
    set({ isBusy: true });
    await clock.advance(2000);
    expect(last.isHeld).toBe(true);
    expect(seen.at(-1)).toBe('call');
  });

  test('that gets work again calls its pages again', async () => {
    const { clock, seen, message, set } = aLife();
    set({ isBusy: false });
    message();
    await clock.advance(60_000);
    set({ isBusy: true });
    message();
    await clock.advance(20_000);
    expect(seen.at(-1)).toBe('call');
  });
});
