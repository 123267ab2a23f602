import type { JobLook } from '../job-look.ts';
import type { JobSummary } from '../transfer-manager.ts';

/** How the hold of a job is drawn: bytes come, whole bytes are worked on, or nothing moves. */
export const holdManner = (look: JobLook): 'moving' | 'working' | 'resting' => {
  if (look === 'downloading') return 'moving';
  return look === 'checking' ? 'working' : 'resting';
};

/** What a job's hold shows in thousandths: the parts that lie there, the share that is checked, all of what is whole. */
export const holdSpans = (
  look: JobLook,
  { hold, checking = 0 }: Pick<JobSummary, 'hold' | 'checking'>,
): JobSummary['hold'] => {
  if (look === 'checking') return [[0, checking * 1000]];
  return look === 'ready' || look === 'saved' ? [[0, 1000]] : hold;
};
