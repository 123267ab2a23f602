/** Closes a database whose newer schema another worker wants: makes room at once. */
export const closeForNewer = (_current: number, _blocked: number | null, event: IDBVersionChangeEvent): void => {
  if (event.target instanceof IDBDatabase) event.target.close();
};
