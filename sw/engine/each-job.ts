import type { Job } from '../../src/core/job.ts';
import type { JobState } from '../../src/core/job-state.ts';
import type { JobStore } from '../../src/ports/job-store.ts';

const page = 1000;

/** Visits every job that is in one of these states, one after another, and holds no more than a page of them. */
export const eachJob = async (
  jobs: JobStore,
  states: readonly JobState[],
  visit: (job: Job) => Promise<void>,
): Promise<void> => {
  let after: number | undefined;
  for (;;) {
    const found = await jobs.list(states, after, page);
    for (const job of found) await visit(job);
    if (found.length < page) return;
    after = found.at(-1)?.order;
  }
};
