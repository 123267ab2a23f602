import type { FileRow } from '../../src/core/file-row.ts';
import type { Job } from '../../src/core/job.ts';
import { RefusalError } from '../../src/core/refusal.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { JobStore } from '../../src/ports/job-store.ts';
import { isFileRow, isJobRow } from './row-shapes.ts';

/** What stands in for a job whose row cannot be understood: ERROR, with what can still be told of it. */
const quarantined = (row: Job, now: Job['creation']): Job => ({
  id: row.id,
  order: Number.isFinite(row.order) ? row.order : 0,
  turn: now,
  displayName: typeof row.displayName === 'string' ? row.displayName : '',
  namedByFile: false,
  description: typeof row.description === 'string' ? row.description : '',
  host: typeof row.host === 'string' ? row.host : '',
  priority: 2,
  costPolicy: 'always',
  transport: 'auto',
  minimumRetryDelay: 5,
  noProgressTimeout: null,
  phase: { state: 'error', failure: { cause: { kind: 'corrupt', detail: 'the row of the job' }, at: now } },
  stall: null,
  failures: 0,
  errorCount: 1,
  progress: { bytesTotal: null, bytesTransferred: 0, filesTotal: 0, filesTransferred: 0, hold: [] },
  creation: now,
  modification: now,
  transferCompletion: null,
  fulfilled: [],
});

const sound = (files: readonly FileRow[]): readonly FileRow[] => {
  if (files.every(isFileRow)) return files;
  throw new RefusalError({ code: 'BG_E_DATABASE_CORRUPT', detail: 'the row of a file' });
};

/**
 * A JobStore that lets nothing through that has not the shape of its rows. A job whose row is spoiled is written anew as
 * failed, so that it can be seen and removed; where a file's row is, its job's files are refused; the rest goes on.
 */
export const createSoundJobStore = (store: JobStore, clock: Clock): JobStore => {
  const mended = async (row: Job): Promise<Job> => {
    if (isJobRow(row)) return row;
    const job = quarantined(row, clock.now());
    const log = [{ at: clock.now(), event: 'quarantine', detail: 'what was stored of this job cannot be read' }];
    await store.change(row.id, 'no files', () => ({ job, log, answer: undefined }));
    return job;
  };
  const ofState = async (rows: readonly Job[], isWanted: (job: Job) => boolean): Promise<readonly Job[]> =>
    (await Promise.all(rows.map(mended))).filter(isWanted);
  const found = async (row: Job | undefined): Promise<Job | undefined> => row && mended(row);
  return {
    ...store,
    get: async (id) => found(await store.get(id)),
    list: async (states, after, limit) =>
      ofState(await store.list(states, after, limit), ({ phase }) => states.includes(phase.state)),
    waiting: async (priority, limit) =>
      ofState(await store.waiting(priority, limit), ({ phase }) => phase.state === 'queued'),
    files: async (id) => sound(await store.files(id)),
    file: async (id, index) => {
      const file = await store.file(id, index);
      return file && sound([file])[0];
    },
    change: (id, scope, decide) =>
      store.change(id, scope, ({ job, files }) =>
        decide({ job: isJobRow(job) ? job : quarantined(job, clock.now()), files: sound(files) }),
      ),
  };
};
