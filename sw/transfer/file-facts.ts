import { distinctNames } from '../../src/core/distinct-names.ts';
import type { Digest } from '../../src/core/digest.ts';
import { chooseFileName } from '../../src/core/file-name-source.ts';
import { type FileRow, keyOf } from '../../src/core/file-row.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { Job } from '../../src/core/job.ts';
import { type Ranges, sizeOf, type Span } from '../../src/core/ranges.ts';
import type { LogLine } from '../../src/core/log-line.ts';
import type { Leftover } from '../../src/ports/job-store.ts';
import type { FileHooks } from './file-hooks.ts';
import type { JobLive } from './job-live.ts';
import type { JobReports } from './job-reports.ts';
import type { TransferDeps } from './transfer-deps.ts';

interface Written {
  readonly change: (file: FileRow) => FileRow;
  readonly log?: { readonly event: string; readonly detail: string };
}

/** Writes what a transfer learns of one file into the store, and what follows from it into the job's live figures. */
export class FileFacts {
  readonly #deps: TransferDeps;
  readonly #jobId: JobId;
  readonly #index: number;
  readonly #live: JobLive;
  readonly #reports: JobReports;

  constructor(deps: TransferDeps, jobId: JobId, index: number, live: JobLive, reports: JobReports) {
    this.#deps = deps;
    this.#jobId = jobId;
    this.#index = index;
    this.#live = live;
    this.#reports = reports;
  }

  /** The hooks of a file's transfer; `held` answers what is stored of it now. */
  hooks(held: () => Ranges): FileHooks {
    return {
      started: this.#reports.started,
      learned: (change, log) => this.#write({ change, ...(log ? { log } : {}) }),
      named: (proposed) => this.#name(proposed),
      arrived: (bytes) => this.#live.arrived(bytes),
      stored: (file) => {
        this.#live.update(file, held());
        // A server that is begun anew again and again, and always cut before the end, makes no progress.
        if (sizeOf(held()) > file.furthest) this.#reports.advanced();
        this.#reports.moved();
      },
      log: async (event, detail) => {
        await this.#deps.jobs.change(this.#jobId, 'no files', () => ({
          log: [this.#line(event, detail)],
          answer: undefined,
        }));
      },
    };
  }

  /** The file is whole and checked. */
  async markWhole(checked: { readonly digest?: Digest }): Promise<void> {
    const digest = checked.digest;
    const detail = digest ? `${digest.algorithm} matches` : 'every byte is stored';
    const facts = digest ? { computed: digest, evidence: 'digest' as const } : {};
    await this.#write({ change: (file) => ({ ...file, ...facts, whole: true }), log: { event: 'file', detail } });
    this.#reports.fileWhole();
  }

  /** Pieces were lost and are missing again. */
  async mended(lost: readonly Span[]): Promise<void> {
    const detail = `${sizeOf(lost)} stored bytes were lost and are fetched again`;
    const file = await this.#write({ change: (before) => before, log: { event: 'restart', detail } });
    this.#live.update(file, await this.#deps.pieces.held(keyOf(file)));
    this.#reports.moved();
  }

  #line(event: string, detail: string): LogLine {
    return { at: this.#deps.clock.now(), event, detail: `file ${this.#index}: ${detail}` };
  }

  #name(proposed: { readonly contentDisposition?: string; readonly url: string }): Promise<FileRow> {
    const others = this.#live.files.filter(({ index }) => index !== this.#index).map(({ localName }) => localName);
    return this.#write({
      change: (file) => {
        const chosen = chooseFileName({ ...proposed, ...(file.givenName === null ? {} : { given: file.givenName }) });
        return { ...file, localName: distinctNames([...others, chosen]).at(-1) ?? chosen };
      },
    });
  }

  async #write({ change, log }: Written): Promise<FileRow> {
    const { jobs } = this.#deps;
    const written = await jobs.change(this.#jobId, [this.#index], ({ job, files: [before] }) => {
      if (!before) return { answer: undefined };
      const after = change(before);
      const restarts = after.generation !== before.generation;
      const leftovers: Leftover[] = restarts
        ? [{ jobId: this.#jobId, index: this.#index, before: after.generation }]
        : [];
      const lines = log ? [this.#line(log.event, log.detail)] : [];
      return { files: [after], job: this.#jobAfter(job, after), leftovers, log: lines, answer: { after, leftovers } };
    });
    if (!written?.answer) throw new DOMException('The job is gone', 'AbortError');
    const { after, leftovers } = written.answer;
    this.#live.update(after, leftovers.length > 0 ? [] : undefined);
    this.#reports.moved();
    for (const leftover of leftovers) {
      await this.#deps.pieces.drop(leftover);
      await this.#deps.ledger.drop(leftover);
      await jobs.cleared(leftover);
    }
    return after;
  }

  #jobAfter(job: Job, file: FileRow): Job {
    return job.namedByFile && file.index === 0 && job.displayName !== file.localName
      ? { ...job, displayName: file.localName }
      : job;
  }
}
