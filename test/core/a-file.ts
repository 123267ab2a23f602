import type { FileRow } from '../../src/core/file-row.ts';
import { idOf } from './a-job.ts';

/** A file of which nothing is known yet, but for what a test says. */
export const aFile = (change: Partial<FileRow> = {}): FileRow => ({
  jobId: idOf(1),
  index: 0,
  remoteUrl: 'https://example.org/a.zip',
  mirrors: [],
  givenName: null,
  localName: 'a.zip',
  ranges: null,
  digest: null,
  hasHeaders: false,
  version: null,
  versionUrl: null,
  tagsUnstable: false,
  rangesWork: true,
  generation: 0,
  furthest: 0,
  changes: 0,
  evidence: 'unverified',
  whole: false,
  completed: false,
  computed: null,
  ...change,
});
