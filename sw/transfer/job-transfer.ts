import type { Cause } from '../../src/core/failure.ts';
import { type FileRow, keyOf } from '../../src/core/file-row.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { Span } from '../../src/core/ranges.ts';
import { redactUrl } from '../../src/core/remote-url.ts';
import { checkWhole } from './check-whole.ts';
import { FileFacts } from './file-facts.ts';
import type { FileOutcome } from './file-outcome.ts';
import { FileSource } from './file-source.ts';
import { FileTransfer } from './file-transfer.ts';
import type { JobLive } from './job-live.ts';
import type { JobOutcome } from './job-outcome.ts';
import type { JobReports } from './job-reports.ts';
import type { TransferDeps } from './transfer-deps.ts';

/** How often lost pieces are fetched again in one run. */
const mostMended = 3;

/** Fetches the files of one job, one after another, until all of them are whole or nothing moves any more. */
export class JobTransfer {
  readonly #deps: TransferDeps;
  readonly #jobId: JobId;
  readonly #live: JobLive;
  readonly #reports: JobReports;
  readonly #signal: AbortSignal;
  #mended = 0;

  constructor(deps: TransferDeps, jobId: JobId, live: JobLive, reports: JobReports, signal: AbortSignal) {
    this.#deps = deps;
    this.#jobId = jobId;
    this.#live = live;
    this.#reports = reports;
    this.#signal = signal;
  }

  /** Goes on until the job is finished, stopped or has failed. Never rejects. */
  async run(): Promise<JobOutcome> {
    let index = 0;
    try {
      for (const file of this.#live.files) {
        index = file.index;
        if (file.whole) continue;
        const outcome = await this.#fetch(file);
        if (outcome.ended !== 'whole') return this.#outcomeOf(outcome, file);
      }
      return this.#signal.aborted ? { ended: 'stopped' } : { ended: 'finished' };
    } catch (error) {
      return this.#signal.aborted ? { ended: 'stopped' } : { ended: 'store failed', error, fileIndex: index };
    }
  }

  async #fetch(file: FileRow): Promise<FileOutcome> {
    const { jobs } = this.#deps;
    const headers = file.hasHeaders ? await jobs.headers(this.#jobId, file.index) : undefined;
    const facts = new FileFacts(this.#deps, this.#jobId, file.index, this.#live, this.#reports);
    const held = await this.#deps.pieces.held(keyOf(file));
    const source: FileSource = new FileSource(
      this.#deps,
      facts.hooks(() => source.held),
      { file, held, headers },
    );
    const outcome = await new FileTransfer(source, this.#signal).run();
    if (outcome.ended !== 'whole') return outcome;
    // A digest may have been given or found while the bytes came.
    const now = (await jobs.file(this.#jobId, file.index)) ?? source.file;
    const checked = await checkWhole(this.#deps, now, (share) => this.#checking(share), this.#signal);
    this.#checking(undefined);
    if (checked.ended === 'whole') await facts.markWhole(checked);
    return checked.ended === 'pieces lost' ? this.#mend(now, checked.lost, facts) : checked;
  }

  /** Fetches pieces again that the store lost, and only those; what is lost again and again is an error. */
  async #mend(file: FileRow, lost: readonly Span[], facts: FileFacts): Promise<FileOutcome> {
    this.#mended += 1;
    if (this.#mended > mostMended) return { ended: 'failed', cause: { kind: 'unreadable' }, recoverable: false };
    await this.#deps.pieces.discard(keyOf(file), lost);
    await facts.mended(lost);
    return this.#fetch(file);
  }

  #checking(share: number | undefined): void {
    this.#live.checking = share;
    this.#reports.moved();
  }

  #outcomeOf(outcome: Exclude<FileOutcome, { ended: 'whole' }>, file: FileRow): JobOutcome {
    if (this.#signal.aborted || outcome.ended === 'stopped') return { ended: 'stopped' };
    if (outcome.ended === 'store failed') return { ...outcome, fileIndex: file.index };
    const { recoverable, retryAfter, cause } = outcome;
    return {
      ended: 'failed',
      failure: this.#failure(cause, file),
      recoverable,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    };
  }

  #failure(cause: Cause, file: FileRow): Extract<JobOutcome, { ended: 'failed' }>['failure'] {
    return { cause, fileIndex: file.index, url: redactUrl(file.remoteUrl), at: this.#deps.clock.now() };
  }
}
