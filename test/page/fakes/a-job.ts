import { bitsNumberByState, type JobState, stateNameByState } from '../../../src/core/job-state.ts';
import type { FileSnapshot, JobSnapshot, LogLine } from '../../../src/page/transfer-manager.ts';

/** What a test wants to say of a job; the rest is plausible. */
export type JobFacts = Partial<Omit<JobSnapshot, 'state' | 'stateName' | 'progress' | 'times'>> & {
  readonly is?: JobState;
  readonly total?: number;
  readonly done?: number;
  readonly filesTotal?: number;
  readonly filesWhole?: number;
  readonly created?: number;
  readonly wholeAt?: number;
};

/** A job of the fake manager: its snapshot and its log. */
export interface FakeRecord {
  readonly snapshot: JobSnapshot;
  readonly log: readonly LogLine[];
}

let lastNumber = 0;

/** A UUID that tells the order in which it was made. */
const nextId = (): string => {
  lastNumber += 1;
  return `00000000-0000-4000-8000-${String(lastNumber).padStart(12, '0')}`;
};

const aFile = (index: number, name: string, host: string, size: Pick<JobFacts, 'total' | 'done'>): FileSnapshot => {
  const { total, done = 0 } = size;
  return {
    index,
    remoteUrl: `https://${host}/files/${encodeURIComponent(name)}`,
    localName: name,
    ...(total === undefined ? {} : { bytesTotal: total }),
    bytesTransferred: done,
    held: done === 0 ? [] : [[0, done]],
    verified: 'validator',
    completed: false,
  };
};

/** A job in any state, with one file unless told otherwise. */
export const aJob = (facts: JobFacts = {}): JobSnapshot => {
  const { is = 'suspended', total, done = 0, filesTotal = 1, filesWhole = 0, created = 0, wholeAt, ...rest } = facts;
  const displayName = rest.displayName ?? 'file.bin';
  const host = rest.host ?? 'files.example';
  const share = total === undefined ? 0 : (done * 1000) / total;
  return {
    id: nextId(),
    displayName,
    description: '',
    state: bitsNumberByState[is],
    stateName: stateNameByState[is],
    priority: 2,
    costPolicy: 'always',
    progress: {
      ...(total === undefined ? {} : { bytesTotal: total }),
      bytesTransferred: done,
      filesTotal,
      filesTransferred: filesWhole,
    },
    bytesPerSecond: 0,
    times: {
      creation: created,
      modification: created,
      ...(wholeAt === undefined ? {} : { transferCompletion: wholeAt }),
    },
    errorCount: 0,
    host,
    hold: share === 0 ? [] : [[0, share]],
    files: filesTotal === 0 ? [] : [aFile(0, displayName, host, { done, ...(total === undefined ? {} : { total }) })],
    ...rest,
  };
};

/** The same job in another state, without what belonged to the old one. */
export const inState = (job: JobSnapshot, state: JobState, change: Partial<JobSnapshot> = {}): JobSnapshot => {
  const { error: _error, waitingFor: _waitingFor, secondsLeft: _secondsLeft, checking: _checking, ...rest } = job;
  return { ...rest, state: bitsNumberByState[state], stateName: stateNameByState[state], bytesPerSecond: 0, ...change };
};
