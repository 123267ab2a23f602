/** Statuses of the 4xx class that a later try may mend (RFC 9110, 6585, 8470). */
const mendable4xx: ReadonlySet<number> = new Set([408, 421, 425, 429]);

/** Statuses of the 5xx class that no later try mends. */
const lasting5xx: ReadonlySet<number> = new Set([501, 505]);

/** Whether trying again may mend an HTTP status: the status table of the job model. */
export const isRecoverableStatus = (status: number): boolean =>
  status >= 500 ? !lasting5xx.has(status) : mendable4xx.has(status);

/** How often a status may come again without a byte in between before it counts, once bytes of the file are held. */
export const secondChances = (status: number): number => {
  if (status === 403) return 1;
  return status === 404 ? 2 : 0;
};
