/** The name of the Web Lock that the engine of one deployment holds: several on one origin do not wait for each other. */
export const engineLockName = (scope: string): string => {
  const { pathname } = new URL(scope);
  return pathname === '/' ? 'lading-engine' : `lading-engine:${pathname}`;
};
