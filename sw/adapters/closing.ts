/** What a database is opened with: it makes room for whoever deletes or upgrades it, and says that it is closed. */
export const closing = (
  onClosed: () => void,
): {
  readonly blocking: (current: number, blocked: number | null, event: IDBVersionChangeEvent) => void;
  readonly terminated: () => void;
} => ({
  blocking: (_current, _blocked, { target }) => {
    if (target instanceof IDBDatabase) target.close();
    onClosed();
  },
  terminated: onClosed,
});
