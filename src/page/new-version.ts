/** Where a newer version of the app stands: none is known, one waits to be accepted, or it is being let in. */
export type NewVersion = 'none' | 'ready' | 'taking over';
