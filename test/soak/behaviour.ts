import type { FileInit, JobInit } from '../../src/page/transfer-manager.ts';
import type { ResourceInit } from '../server/resource.js';

/** The bytes of a pattern, as many. */
export interface FileVersion {
  readonly seed: number;
  readonly size: number;
}

/** A resource at its place. */
export interface ServedFile {
  /** `home` serves the app as well; the others are origins of their own, by number. */
  readonly at: 'home' | number;
  readonly path: string;
  readonly resource: ResourceInit;
}

/** How servers behave towards one job, and what the job asks for. */
export interface Behaviour {
  readonly nth: number;
  /** Also the display name of its job. */
  readonly name: string;
  readonly served: readonly ServedFile[];
  /** What the file may be: each version that an address of the job had at some time. */
  readonly versions: readonly FileVersion[];
  readonly job: JobInit & { readonly files: readonly [FileInit] };
}
