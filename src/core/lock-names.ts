const nameFor = (scope: string, name: string): string => {
  const { pathname } = new URL(scope);
  return pathname === '/' ? name : `${name}:${pathname}`;
};

/** The name of the Web Lock that the engine of one deployment holds: several on one origin do not wait for each other. */
export const engineLockName = (scope: string): string => nameFor(scope, 'lading-engine');

/** The name of the Web Lock that a page holds while it lets a newer worker take over from the old one. */
export const successionLockName = (scope: string): string => nameFor(scope, 'lading-succession');
