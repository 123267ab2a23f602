/** What a running job tells the engine. */
export interface JobReports {
  /** Bytes are on their way. Resolves once that is stored. */
  readonly started: () => Promise<void>;
  /** Bytes were committed: patience begins anew. */
  readonly advanced: () => void;
  /** Something that people see has changed. */
  readonly moved: () => void;
  readonly fileWhole: () => void;
}
