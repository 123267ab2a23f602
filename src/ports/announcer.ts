import type { JobNews } from '../core/job-news.ts';

/** Tells every open page; nobody may be there to hear it. */
export interface Announcer {
  /** `news` is called at the moment of the telling: until then time may pass, and answers overtake it. */
  readonly tell: (news: () => readonly JobNews[]) => void;
  /** Facts that concern every job changed: pages read their lists again. */
  readonly refresh: () => void;
}
