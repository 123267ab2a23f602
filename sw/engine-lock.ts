import { engineLockName } from '../src/core/lock-names.ts';

/** The Web Lock that makes one worker the engine: an old and a new one never work at once. */
export interface EngineLock {
  /** Resolves when this worker is the engine. The browser frees the lock when the worker ends. */
  readonly acquire: () => Promise<void>;
  readonly release: () => void;
}

/** The lock of one deployment. */
export const engineLock = (locks: LockManager, scope: string): EngineLock => {
  const name = engineLockName(scope);
  let release: () => void = () => undefined;
  return {
    acquire: () =>
      new Promise((granted, failed) => {
        const held = new Promise<void>((resolve) => {
          release = resolve;
        });
        locks
          .request(name, () => {
            granted();
            return held;
          })
          .catch(failed);
      }),
    release: () => release(),
  };
};
