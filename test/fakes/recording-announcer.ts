import type { JobFacts } from '../../src/core/facts.ts';
import type { JobNews } from '../../src/core/job-news.ts';
import type { Announcer } from '../../src/ports/announcer.ts';

/** An Announcer that remembers what it told, first things first. */
export interface RecordingAnnouncer extends Announcer {
  readonly news: readonly JobNews[];
  /** How many messages carried the news. */
  readonly messages: () => number;
  readonly refreshes: () => number;
  /** What was told of one job. */
  readonly told: (id: string) => readonly JobFacts[];
}

export const createRecordingAnnouncer = (): RecordingAnnouncer => {
  const news: JobNews[] = [];
  let messages = 0;
  let refreshes = 0;
  return {
    news,
    messages: () => messages,
    refreshes: () => refreshes,
    told: (id) => news.filter(({ job }) => job.id === id).map(({ job }) => job),
    tell: (more) => {
      messages += 1;
      // A page gets a copy, never the engine's own objects.
      news.push(...structuredClone(more()));
    },
    refresh: () => {
      refreshes += 1;
    },
  };
};
