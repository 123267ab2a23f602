/** "1 file", "4 files"; the count is formatted already. */
export const files = (count: string): string => (count === '1' ? '1 file' : `${count} files`);

/** "1 link", "4 links". */
export const links = (count: string): string => (count === '1' ? '1 link' : `${count} links`);
