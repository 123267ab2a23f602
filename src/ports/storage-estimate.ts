/** What the browser tells of its storage: hints to show, never gates. */
export interface StorageEstimate {
  /** Bytes of this origin, and the browser's hint of the limit. */
  readonly estimate: () => Promise<{ readonly usage: number; readonly quota: number; readonly persisted: boolean }>;
}
