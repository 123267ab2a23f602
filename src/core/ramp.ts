/** How many connections a file has, and whether more of them still help. */
export interface Ramp {
  readonly allowed: number;
  /** Bytes a second when the last step was taken. */
  readonly speedBefore: number;
  readonly grows: boolean;
}

const steps = [1, 2, 4, 6, 8, 12, 16];
const worthwhile = 1.1;

export const firstRamp: Ramp = { allowed: 1, speedBefore: 0, grows: true };

/** One step more where the last one added speed; else no more steps. `speed` is of all connections, in bytes a second. */
export const rampUp = (ramp: Ramp, speed: number, limit: number): Ramp => {
  if (!ramp.grows || ramp.allowed >= limit) return ramp;
  if (ramp.allowed > 1 && speed < ramp.speedBefore * worthwhile) return { ...ramp, grows: false };
  const next = steps.find((step) => step > ramp.allowed) ?? limit;
  return { allowed: Math.min(next, limit), speedBefore: speed, grows: true };
};

/** What a refusal of one more connection leads to: as many as work now, and no more. */
export const rampDown = (working: number): Ramp => ({ allowed: Math.max(1, working), speedBefore: 0, grows: false });

/** True while more connections may be added. */
export const isGrowing = (ramp: Ramp, limit: number): boolean => ramp.grows && ramp.allowed < limit;
