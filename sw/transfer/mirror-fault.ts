import type { ConnectionEnd } from './connection-end.ts';

/** Why an address is of no use for a file that has others, in words for its log; `undefined` where it may be. */
export const faultOf = (end: ConnectionEnd): string | undefined => {
  switch (end.end) {
    case 'refused':
      return end.cause.kind === 'http' ? `it answered ${end.cause.status}` : 'it broke the protocol';
    case 'cut':
      return end.asBlob ? undefined : 'it could not be reached';
    case 'changed':
      return end.why === 'another tag' ? undefined : 'its file is another version';
    case 'disagrees':
      return 'it leads to another file';
    case 'beyond the end':
    case 'outside':
      return 'its file is shorter';
    case 'unproven':
      return 'nothing proves that it is the same file';
    case 'no ranges':
    case 'whole instead of part':
      return 'it sends no parts of the file';
    case 'done':
    case 'stopped':
    case 'body over':
    case 'store failed':
      return undefined;
  }
};

/** Whether an address gives the file only as a whole. */
export const isPartless = ({ end }: ConnectionEnd): boolean => end === 'no ranges' || end === 'whole instead of part';
