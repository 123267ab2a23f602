import type { Cause } from '../core/failure.ts';

/** What a person can do about a failed job. */
export type Remedy = 'new-link' | 'retry' | 'browser' | 'server-lines' | 'remove';

const ofHttp = (status: number): readonly Remedy[] => {
  if (status === 429 || status >= 500) return ['retry', 'new-link', 'remove'];
  return ['new-link', 'retry', 'remove'];
};

/** The remedies for a cause, the likeliest first. */
export const remediesFor = (cause: Cause): readonly Remedy[] => {
  switch (cause.kind) {
    case 'cors':
      // The browser's own downloader sends no headers of the person's.
      return cause.sent === undefined
        ? ['browser', 'server-lines', 'new-link', 'remove']
        : ['server-lines', 'new-link', 'browser', 'remove'];
    case 'unfetchable':
    case 'outside-file':
      return ['new-link', 'remove'];
    case 'http':
      return ofHttp(cause.status);
    case 'no-ranges':
      return ['new-link', 'browser', 'remove'];
    case 'offline':
    case 'connection':
    case 'timeout':
    case 'bad-answer':
    case 'changed':
    case 'digest-differs':
      return ['retry', 'new-link', 'remove'];
    case 'quota':
    case 'unreadable':
    case 'corrupt':
    case 'cost':
      return ['retry', 'remove'];
  }
};

/** The remedies once the browser's own downloads have the link: what is done with comes first. */
export const remediesAfterHandOver = (cause: Cause): readonly Remedy[] => [
  'remove',
  ...remediesFor(cause).filter((remedy) => remedy !== 'remove'),
];
