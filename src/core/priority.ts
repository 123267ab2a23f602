/** Microsoft's `BG_JOB_PRIORITY`: a lower number goes first. */
export const BG_JOB_PRIORITY = { FOREGROUND: 0, HIGH: 1, NORMAL: 2, LOW: 3 } as const;

export type Priority = (typeof BG_JOB_PRIORITY)[keyof typeof BG_JOB_PRIORITY];

/** Every priority, first come first. */
export const priorities = [0, 1, 2, 3] as const satisfies readonly Priority[];
