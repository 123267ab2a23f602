import { codeOf, contextOf, type Cause } from '../../../src/core/failure.ts';
import { hresultOf } from '../../../src/core/bits-code.ts';
import { explainCause } from '../../../src/page/explain-failure.ts';
import type { JobError, JobSnapshot } from '../../../src/page/transfer-manager.ts';
import { aJob, type JobFacts } from './a-job.ts';

const GB = 1e9;
const MB = 1e6;
const minutes = 60_000;

/** The error of a job, as the manager tells it. */
export const anError = (cause: Cause, url: string, at: number, retryAt?: number): JobError => {
  const { message, advice } = explainCause(cause, url);
  const code = codeOf(cause);
  return {
    code,
    hresult: hresultOf(code),
    context: contextOf(cause),
    fileIndex: 0,
    ...(cause.kind === 'http' ? { status: cause.status } : {}),
    url,
    message,
    advice,
    at,
    ...(retryAt === undefined ? {} : { retryAt }),
  };
};

const moving = (now: number): readonly JobFacts[] => [
  {
    is: 'transferring',
    displayName: 'ubuntu-26.04.1-desktop-amd64.iso',
    host: 'releases.ubuntu.com',
    total: 5.83 * GB,
    done: 3.14 * GB,
    bytesPerSecond: 12.4 * MB,
    secondsLeft: 217,
    created: now - 20 * minutes,
    transport: 'ranged',
    hold: [
      [0, 275],
      [335, 405],
      [470, 535],
      [600, 665],
      [735, 800],
      [870, 906],
    ],
  },
  {
    is: 'transferring',
    displayName: 'محاضرة ١٢ – الديناميكا الحرارية والاتزان الكيميائي (تسجيل كامل).mp4',
    host: 'lectures.uni.example',
    total: 880 * MB,
    done: 612 * MB,
    bytesPerSecond: 3.1 * MB,
    secondsLeft: 86,
    hold: [
      [0, 480],
      [570, 750],
      [850, 868],
    ],
  },
  {
    is: 'transferring',
    displayName: 'Spring – open movie, 4 files',
    host: 'download.blender.org',
    total: 4.2 * GB,
    done: 1.91 * GB,
    filesTotal: 4,
    filesWhole: 2,
    bytesPerSecond: 6.8 * MB,
    secondsLeft: 337,
    hold: [
      [0, 340],
      [450, 500],
      [620, 680],
    ],
  },
  {
    is: 'transferring',
    displayName: 'nightly-export.sql.zst',
    host: 'exports.example',
    done: 1.21 * GB,
    bytesPerSecond: 5.2 * MB,
  },
  {
    is: 'transient-error',
    displayName: 'enwiki-20261101-pages-articles-multistream.xml.bz2',
    host: 'dumps.wikimedia.org',
    total: 24.6 * GB,
    done: 11.3 * GB,
    errorCount: 3,
    hold: [
      [0, 280],
      [330, 412],
      [500, 566],
      [670, 702],
    ],
    created: now - 300 * minutes,
    error: anError({ kind: 'http', status: 503 }, 'https://dumps.wikimedia.org/enwiki', now - 18_000, now + 42_000),
  },
  {
    is: 'transferring',
    displayName: 'tunnel-inspection-2026-11-18-full-survey-cam-B.tif',
    host: 'survey.example',
    total: 6.02 * GB,
    done: 6.02 * GB,
    bytesPerSecond: 410 * MB,
    secondsLeft: 4,
    checking: 0.698,
    hold: [[0, 1000]],
  },
];

const resting = (now: number): readonly JobFacts[] => [
  {
    is: 'queued',
    waitingFor: 'turn',
    displayName: 'field-recordings-2026-10-night-session-2-96kHz.flac',
    host: 'archive.org',
    total: 1.94 * GB,
  },
  {
    is: 'queued',
    waitingFor: 'cost',
    displayName: 'planet-261102.osm.pbf',
    host: 'planet.openstreetmap.org',
    total: 86.1 * GB,
    done: 18.3 * GB,
    hold: [
      [0, 160],
      [202, 256],
    ],
  },
  {
    is: 'suspended',
    displayName: 'gutenberg-epub-collection-2026-10.zip',
    host: 'gutenberg.example',
    total: 9.44 * GB,
    done: 2.07 * GB,
    hold: [
      [0, 128],
      [250, 340],
    ],
  },
  {
    is: 'transferred',
    displayName: 'Fedora-Workstation-Live-43-1.6.x86_64.iso',
    host: 'download.fedoraproject.org',
    total: 2.577 * GB,
    done: 2.577 * GB,
    filesWhole: 1,
    created: now - 40 * minutes,
    wholeAt: now - 12 * minutes,
  },
  {
    is: 'transferred',
    displayName: 'Linear algebra, problem sheets 1–9',
    host: 'maths.uni.example',
    total: 14.2 * MB,
    done: 14.2 * MB,
    filesTotal: 9,
    filesWhole: 9,
    wholeAt: now - 61 * minutes,
  },
  {
    is: 'error',
    displayName: 'thesis-dataset-v3.parquet',
    host: 'objects.store.example',
    total: 4.71 * GB,
    done: 2.12 * GB,
    errorCount: 1,
    hold: [
      [0, 310],
      [400, 540],
    ],
    error: anError({ kind: 'http', status: 403 }, 'https://objects.store.example/thesis?…', now - 33 * minutes),
  },
  {
    is: 'error',
    displayName: 'course-reader-autumn-2026.pdf',
    host: 'press.campus.example',
    errorCount: 1,
    error: anError({ kind: 'cors' }, 'https://press.campus.example/course-reader-autumn-2026.pdf', now - 59 * minutes),
  },
  {
    is: 'error',
    displayName: 'podcast-back-catalogue-2014-2026-lossless.zip',
    host: 'pod.example',
    total: 412 * MB,
    done: 412 * MB,
    errorCount: 1,
    error: anError(
      { kind: 'digest-differs', expected: 'a', actual: 'b' },
      'https://pod.example/all.zip',
      now - 26 * 60 * minutes,
    ),
  },
  {
    is: 'acknowledged',
    displayName: 'blender-4.6-linux-x64.tar.xz',
    host: 'download.blender.org',
    total: 356 * MB,
    done: 356 * MB,
    filesWhole: 1,
    wholeAt: now - 3 * 24 * 60 * minutes,
  },
  { is: 'queued', waitingFor: 'space', displayName: 'a.bin', host: 'x.example', total: 3 * GB },
  {
    is: 'transient-error',
    displayName: 'offline.7z',
    host: 'y.example',
    total: 3 * GB,
    done: GB,
    errorCount: 1,
    error: anError({ kind: 'offline' }, 'https://y.example/offline.7z', now),
  },
  { is: 'cancelled', displayName: 'removed-by-a-script.deb', host: 'z.example', total: 80 * MB },
];

/** A job in every state and for every reason: the list of the design's pictures. */
export const scriptedJobs = (now: number): readonly JobSnapshot[] =>
  [...moving(now), ...resting(now)].map((facts) => aJob(facts));
