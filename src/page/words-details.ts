import { files } from './words-counts.ts';

/** The texts of the details. */
export const detailsWords = {
  // Details
  detailsOf: (name: string) => `Details of ${name}`,
  tabOverview: 'Overview',
  tabFiles: 'Files',
  tabActivity: 'Activity',
  from: 'From',
  size: 'Size',
  held: 'Held',
  heldRuns: (bytes: string, runs: string) => (runs === '1' ? `${bytes}, in one run` : `${bytes}, in ${runs} runs`),
  unknown: 'not known yet',
  added: 'Added',
  wholeAt: 'Whole',
  priority: 'Priority',
  priorities: ['Foreground: at once', 'High', 'Normal', 'Low'],
  triesField: 'Stopped so far',
  times: (count: string) => (count === '1' ? 'once' : `${count} times`),
  never: 'never',
  network: 'Network',
  costPolicy: { always: 'any', 'not-roaming': 'any, but not when roaming', unmetered: 'only unmetered' },
  sameFileBy: 'Same file by',
  verified: {
    digest: 'checksum',
    validator: 'strong ETag or date',
    overlap: 'compared bytes',
    length: 'its length',
    unverified: 'no proof yet',
  },
  checksum: (algorithm: string) => algorithm.toUpperCase(),
  stampWhole: 'Whole',
  stampProved: (algorithm: string) => `${algorithm} matches what was given`,
  stampUnproved: 'Whole, unproved',
  stampUnprovedWhy: 'The size fits, no checksum was given',
  inThisOrder: 'In this order',
  filesSum: (count: string, bytes: string) => `${files(count)}, ${bytes}`,
  fileWhole: 'Whole',
  fileMissing: 'Not begun',
  filePart: 'In part',
  noFilesYet: 'No file in this download yet.',
  noActivity: 'Nothing happened yet.',
  readingDetails: 'Reading…',

  // What one can do
  whatYouCanDo: 'What you can do',
  detailsForServer: 'Details for whoever runs the server',
  remedy: {
    'new-link': {
      title: 'Give it a new link',
      text: 'Copy a fresh one from where you found it. What is held stays, if it is the same file.',
    },
    retry: { title: 'Try once more', text: 'Goes on with what is held.' },
    browser: {
      title: 'Let the browser fetch it',
      text: 'From the start, in a new tab. Lading cannot pause or check it there.',
    },
    header: {
      title: 'Ask the server’s owner for one line',
      text: 'With it, Retry now works, with pause, resume and checks.',
    },
    remove: { title: 'Give it up', text: 'Removes it from the list. You can undo it for ten seconds.' },
  },
  useBrowser: 'Use browser',
  removeFrees: (bytes: string) => `Frees ${bytes}. You can undo it for ten seconds.`,
  corsHeader: (origin: string) => `Access-Control-Allow-Origin: ${origin}`,
} as const;
