import type { FileRow } from '../../src/core/file-row.ts';

/** What a file's transfer tells the job that it belongs to. */
export interface FileHooks {
  /** The first answer that is of use has come: bytes are on their way. */
  readonly started: () => Promise<void>;
  /** Stores new facts of the file, and what the log says of them with them; answers the row as it is stored. */
  readonly learned: (
    change: (file: FileRow) => FileRow,
    log?: { readonly event: string; readonly detail: string },
  ) => Promise<FileRow>;
  /** The name that the answer and its address propose, made distinct among the job's files; stored. */
  readonly named: (proposed: { contentDisposition?: string; url: string }) => Promise<FileRow>;
  readonly arrived: (bytes: number) => void;
  readonly stored: (file: FileRow) => void;
  readonly log: (event: string, detail: string) => Promise<void>;
}
