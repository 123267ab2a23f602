import type { Resource } from '../fakes/scripted-resource.ts';
import { ownOrigin } from '../fakes/scripted-network.ts';

export const KiB = 1024;
export const MiB = 1024 * KiB;

/** A date that is old by everybody's clock. */
export const longAgo = 'Mon, 01 Jan 2024 00:00:00 GMT';

/** An address of the app's own origin, where every header is visible. */
export const ownUrl = (path: string): string => `${ownOrigin}/${path}`;

/** An address elsewhere, where a script sees next to nothing. */
export const otherUrl = (path: string): string => `https://files.example/${path}`;

/** A server that does everything right: strong ETag, ranges, lengths. */
export const aResource = (size: number, change: Partial<Resource> = {}): Resource => ({
  versions: [{ seed: 1, size, etag: '"v1"', lastModified: longAgo }],
  ...change,
});
