import { causeOf } from './cause-of.ts';
import { format } from './format.ts';
import type { JobSummary } from './transfer-manager.ts';

/** One thing that is known, or cannot be known, about a failure. */
export interface FailureCheck {
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly text: string;
  readonly fact: string;
}

const yes = (text: string, fact = ''): FailureCheck => ({ answer: 'yes', text, fact });
const no = (text: string, fact = ''): FailureCheck => ({ answer: 'no', text, fact });
const unknown = (text: string, fact = ''): FailureCheck => ({ answer: 'unknown', text, fact });

const serverAnswered = yes('The server is there');

/** What the failure of a job proves and leaves open: only facts, no guesses. */
export const failureChecks = (job: JobSummary): readonly FailureCheck[] => {
  if (!job.error) return [];
  const cause = causeOf(job.error);
  const { bytesTransferred } = job.progress;
  const held = bytesTransferred > 0 ? [yes('What is held stays held', format.bytes(bytesTransferred))] : [];
  switch (cause.kind) {
    case 'cors':
      return [
        ...held,
        serverAnswered,
        no('It lets this site read', 'refused'),
        unknown('How big it is, whether it resumes', 'cannot be seen'),
      ];
    case 'http':
      return [...held, serverAnswered, no('It hands out the file', String(cause.status))];
    case 'connection':
    case 'timeout':
    case 'offline':
      return [...held, no('The server answers', 'not now')];
    case 'bad-answer':
    case 'no-ranges':
    case 'outside-file':
      return [...held, serverAnswered, no('Its answer can be used')];
    case 'changed':
      return [serverAnswered, no('It is the same version of the file')];
    case 'digest-differs':
      return [yes('All bytes came', format.bytes(bytesTransferred)), no('They match the checksum')];
    case 'quota':
      return [...held, no('There is room for the rest')];
    case 'unfetchable':
    case 'unreadable':
    case 'corrupt':
    case 'cost':
      return held;
  }
};
