import { hresultOf } from '../../core/bits-code.ts';
import type { FileFacts, JobFacts, JobFactsWithFiles } from '../../core/facts.ts';
import { codeOf, contextOf, type Failure } from '../../core/failure.ts';
import { bitsNumberByState, stateNameByState } from '../../core/job-state.ts';
import type { Instant } from '../../core/time.ts';
import { explain } from '../explain-failure.ts';
import type { FileSnapshot, JobError, JobSnapshot, JobSummary } from '../transfer-manager.ts';

/** An error as people and scripts see it: codes, and the sentences that explain them. */
export const jobErrorOf = (failure: Failure, retryAt: Instant | undefined): JobError => {
  const { cause, fileIndex, url, at } = failure;
  const code = codeOf(cause);
  const { message, advice } = explain(failure);
  return {
    code,
    hresult: hresultOf(code),
    context: contextOf(cause),
    ...(fileIndex === undefined ? {} : { fileIndex }),
    ...(cause.kind === 'http' ? { status: cause.status } : {}),
    ...(url === undefined ? {} : { url }),
    ...(cause.kind === 'cors' && cause.sent ? { sentHeaders: cause.sent } : {}),
    message,
    advice,
    at,
    ...(retryAt === undefined ? {} : { retryAt }),
  };
};

/** A job's summary in the words of the programming interface. */
export const jobSummaryOf = ({ failure, retryAt, state, ...facts }: JobFacts): JobSummary => ({
  ...facts,
  state: bitsNumberByState[state],
  stateName: stateNameByState[state],
  ...(failure ? { error: jobErrorOf(failure, retryAt) } : {}),
});

const fileSnapshotOf = (facts: FileFacts): FileSnapshot => facts;

/** A job's snapshot with its files. */
export const jobSnapshotOf = ({ files, ...facts }: JobFactsWithFiles): JobSnapshot => ({
  ...jobSummaryOf(facts),
  files: files.map(fileSnapshotOf),
});
