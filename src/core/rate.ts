import type { Instant } from './time.ts';

/** A smoothed speed: bytes counted since `at`, and the speed before. */
export interface Rate {
  readonly at: Instant;
  readonly pending: number;
  /** Bytes a second; `null` before the first measure. */
  readonly smooth: number | null;
}

const window = 500;
const memory = 3000;

/** A speed that has seen nothing yet. */
export const newRate = (now: Instant): Rate => ({ at: now, pending: 0, smooth: null });

/** The speed after `bytes` more have come. Measures every half second, and forgets within about three. */
export const withBytes = (rate: Rate, bytes: number, now: Instant): Rate => {
  const pending = rate.pending + bytes;
  const elapsed = now - rate.at;
  // A clock that was put back must not stop the measuring until it has caught up.
  if (elapsed < 0) return { ...rate, at: now, pending };
  if (elapsed < window) return { ...rate, pending };
  const measured = (pending * 1000) / elapsed;
  const weight = 1 - Math.exp(-elapsed / memory);
  return {
    at: now,
    pending: 0,
    smooth: rate.smooth === null ? measured : rate.smooth + weight * (measured - rate.smooth),
  };
};

/** Bytes a second, rounded. */
export const bytesPerSecond = (rate: Rate): number => Math.round(rate.smooth ?? 0);

/** Seconds until `missing` bytes have come at this speed; `undefined` while nothing moves or the size is unknown. */
export const secondsLeft = (rate: Rate, missing: number | undefined): number | undefined => {
  const speed = bytesPerSecond(rate);
  return missing === undefined || speed === 0 ? undefined : Math.ceil(missing / speed);
};
