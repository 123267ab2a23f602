import type { JobId } from './ids.ts';
import type { Priority } from './priority.ts';
import type { Instant } from './time.ts';

/** Milliseconds that a background job may run while another of its priority waits. */
export const timeSlice = 300_000;

interface Scheduled {
  readonly id: JobId;
  readonly priority: Priority;
}

/** A job that waits for its turn, since the instant `turn`. */
export interface Waiting extends Scheduled {
  readonly turn: number;
}

/** A job that has been dispatched. */
export interface Running extends Scheduled {
  readonly since: Instant;
}

/** Which jobs to dispatch and which to send back to the queue. */
export interface Plan {
  readonly dispatch: readonly JobId[];
  readonly recall: readonly JobId[];
}

const isBackground = ({ priority }: Scheduled): boolean => priority !== 0;

/**
 * Who runs next, by strict priority and by turns within one: every foreground job, and as many background jobs as there
 * are slots. A running job is recalled for a higher priority, or when its slice is over and one of its priority has waited
 * for its share of a slice: so jobs change places one by one, and none is recalled for one that was recalled just before.
 * @param waiting - in the order of their turns within each priority
 */
export const schedule = (
  waiting: readonly Waiting[],
  running: readonly Running[],
  slots: number,
  now: Instant,
): Plan => {
  const foreground = waiting.filter((job) => !isBackground(job)).map(({ id }) => id);
  const queue = waiting.filter(isBackground).toSorted((a, b) => a.priority - b.priority);
  const busy = running.filter(isBackground).toSorted((a, b) => b.priority - a.priority || a.since - b.since);
  const free = Math.max(0, slots - busy.length);
  const dispatch = [...foreground, ...queue.slice(0, free).map(({ id }) => id)];
  const recall: JobId[] = busy.slice(0, Math.max(0, busy.length - slots)).map(({ id }) => id);
  const rest = busy.filter(({ id }) => !recall.includes(id));
  for (const next of queue.slice(free)) {
    const hasWaited = now - next.turn >= timeSlice / Math.max(1, slots);
    const isOver = (job: Running): boolean => hasWaited && now - job.since >= timeSlice;
    const victim = rest.find((job) => job.priority > next.priority || (job.priority === next.priority && isOver(job)));
    if (!victim) break;
    rest.splice(rest.indexOf(victim), 1);
    recall.push(victim.id);
  }
  return { dispatch, recall };
};

/** When the next slice of a running job ends, so that somebody looks again. */
export const nextSliceEnd = (running: readonly Running[]): Instant | undefined => {
  const ends = running.filter(isBackground).map(({ since }) => (since + timeSlice) as Instant);
  return ends.length === 0 ? undefined : ends.reduce((first, end) => (end < first ? end : first));
};
