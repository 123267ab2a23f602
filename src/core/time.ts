import type { Brand } from './brand.ts';

/** Milliseconds since 1970 by the wall clock. */
export type Instant = Brand<number, 'Instant'>;

/** The one door to an Instant: a clock adapter, or a stored number that was one. */
export const toInstant = (ms: number): Instant => ms as Instant;

/** The instant that lies `ms` milliseconds after another. */
export const later = (from: Instant, ms: number): Instant => (from + ms) as Instant;
