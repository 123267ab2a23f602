/** Limits that a wish must keep: design/1-job-model.md, "Timers and limits". */
export const limits = {
  jobs: 100_000,
  filesInJob: 10_000,
  displayName: 256,
  description: 1024,
  headers: 32,
  headerBytes: 8192,
  /** Seconds: ten years, beyond which a time is a mistake. */
  seconds: 315_360_000,
} as const;
