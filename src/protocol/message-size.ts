import { isRecord } from './is-record.ts';

/**
 * Most characters of one message in sum: room for the 10,000 files of a job with 3,200 characters each. Every field has a limit
 * of its own besides; this is the one of all fields together.
 */
const mostInMessage = 2 ** 25;

/** What an entry of a list or a field of an object counts, in characters, beside those that it holds. */
const entryWeight = 16;

/** Deeper than the deepest input: what lies below is refused where it begins. */
const deepest = 8;

/** The parts of a list or of fields, names among them. Maps, buffers and handles have none that any command takes. */
const partsOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return isRecord(value) ? Object.entries(value).flat() : [];
};

const roomAfter = (value: unknown, room: number, depth: number): number => {
  if (typeof value === 'string') return room - value.length;
  const parts = depth > deepest ? [] : partsOf(value);
  // The length before the parts: a list of nothing may claim any.
  let left = room - parts.length * entryWeight;
  for (let at = 0; at < parts.length && left >= 0; at += 1) left = roomAfter(parts[at], left, depth + 1);
  return left;
};

/** Whether what came with a request is larger than any message may be. Counts no further than to that limit. */
export const isTooLarge = (input: unknown): boolean => roomAfter(input, mostInMessage, 0) < 0;
