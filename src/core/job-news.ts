import type { JobFacts } from './facts.ts';

/** Something happened to a job. */
export interface JobNews {
  readonly type: 'jobmodification' | 'jobtransferred' | 'joberror' | 'filetransferred' | 'jobremoved';
  readonly job: JobFacts;
}
