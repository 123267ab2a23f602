import { files } from './words-counts.ts';
import { dialogWords } from './words-dialogs.ts';

/**
 * The texts that the list needs, and those of dialogs. Sentences about failures are in explain-*.ts and failure-checks.ts;
 * the texts of what is loaded later are in words-*.ts.
 */
export const words = {
  ...dialogWords,

  app: 'Lading',
  loading: 'Reading the list…',

  // Figures
  partOf: (part: string, total: string) => `${part} of ${total}`,
  percent: (number: string) => `${number}\u202f%`,
  overADay: '> 1 day',
  hoursMinutes: (hours: string, minutes: string) => `${hours} h ${minutes} min`,
  minutesSeconds: (minutes: string, seconds: string) => `${minutes} min ${seconds} s`,
  seconds: (seconds: string) => `${seconds} s`,
  justNow: 'just now',
  stalled: '–',
  sizeUnknown: (held: string) => `${held}, size unknown`,
  nothingSizeUnknown: '0, size unknown',
  whole: 'whole',
  notTheSame: 'not the same',
  left: (duration: string) => `${duration} left`,
  tries: (count: string) => `try ${count}`,

  // States
  look: {
    waiting: 'Waiting',
    downloading: 'Downloading',
    checking: 'Checking',
    paused: 'Paused',
    retrying: 'Retrying',
    ready: 'Ready to save',
    saved: 'Saved',
    failed: 'Failed',
    removed: 'Removed',
  },
  filter: {
    all: 'All',
    downloading: 'Downloading',
    waiting: 'Waiting',
    paused: 'Paused',
    ready: 'Ready to save',
    saved: 'Saved',
    failed: 'Failed',
  },
  filters: 'Filter by state',
  waitingFor: {
    turn: 'for its turn',
    network: 'for the network',
    page: 'for Lading to start it again',
    cost: 'for an unmetered network',
    space: 'for free space',
  },
  retryingIn: (countdown: string) => `in ${countdown}`,
  retryingNow: 'now',
  nextTryIn: 'next try in',
  checkingWhat: 'what is held',
  checkingShare: (share: string) => `Checking: ${share}`,
  filesWhole: (whole: string, all: string) => `${whole} of ${files(all)} whole`,
  files,
  noFiles: 'has no link yet',
  given: (when: string) => `given to the browser, ${when}`,
  stoppedAt: (time: string) => `stopped at ${time}`,

  // Actions
  addLinks: 'Add links',
  add: 'Add',
  pause: 'Pause',
  resume: 'Resume',
  retryNow: 'Retry now',
  useNow: 'Use it now',
  save: 'Save',
  saveAgain: 'Save again',
  saveFolder: 'Save to folder…',
  saveWhole: 'Save what is whole…',
  keep: 'Keep in Lading',
  newLink: 'New link…',
  replaceLink: 'Replace link…',
  options: 'Options…',
  useBrowser: 'Use browser',
  check: 'Check the bytes again',
  findChecksum: 'Look for a checksum',
  copyLink: 'Copy link',
  details: 'Details',
  detailsOf: (name: string) => `Details of ${name}`,
  remove: 'Remove…',
  removeFinal: 'Remove from the list',
  more: 'More actions',
  pauseAll: 'Pause all',
  resumeAll: 'Resume all',
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  copy: 'Copy',
  reload: 'Reload',
  actionOn: (action: string, name: string) => `${action}: ${name}`,

  // The list
  jobs: 'Downloads',
  columnName: 'Name',
  columnHeld: 'Held',
  columnPace: 'Speed, time left',
  emptyFilter: {
    all: 'Nothing on the list.',
    downloading: 'Nothing is downloading.',
    waiting: 'Nothing waits.',
    paused: 'Nothing is paused.',
    ready: 'Nothing is ready to save.',
    saved: 'Nothing was saved yet.',
    failed: 'Nothing failed.',
  },

  // Empty page
  emptyTitle: 'Nothing on the list yet',
  emptyText:
    'Queue big downloads here and walk away. Lading fetches them in pieces, keeps every piece, and goes on after a lost signal, a closed lid or a dead battery.',
  pasteOne: 'Paste one link, or many',
  pasteTitle: 'Paste anywhere',
  pasteText: 'Ctrl V, also a whole page of text: the links are found.',
  dropTitle: 'Drop it here',
  dropText: 'A link from another tab, or a text file with links.',
  sampleTitle: 'Try a sample',
  room: (free: string) => `${free} of room.`,
  roomPersisted: (free: string) => `${free} of room, and the browser has promised not to clear it.`,
  onlyHttps: 'Only https links. Where a server does not let sites read its files, Lading says so.',
  httpToo: 'Web links only. Where a server does not let sites read its files, Lading says so.',

  // Status line
  idle: 'Idle',
  active: (count: string) => `${count} active`,
  activeWaiting: (active: string, waiting: string) => `${active} active, ${waiting} waiting`,
  noJobs: '0 jobs',
  heldFree: (held: string, free: string) => `${held} held, ${free} free`,
  online: 'Online',
  offline: 'Offline',
  titleActive: (speed: string, active: string) => `${speed}, ${active} active`,

  // What survives
  survival:
    'Downloads go on while a tab of Lading is open, and up to five minutes after the last one closed. Then they wait, and go on by themselves when you open Lading again. Nothing is lost.',
  survivalLead: 'If you close Lading,',
  survivalIdle: 'nothing is running that could stop.',
  survivalRunning: (active: string) =>
    `${active} ${active === '1' ? 'goes' : 'go'} on for up to five minutes, then wait${active === '1' ? 's' : ''} until you return. Nothing is lost.`,
  survivalWaiting: (waiting: string) =>
    `${waiting} wait${waiting === '1' ? 's' : ''} until you return. Nothing is lost.`,
  survivalShortLead: 'Close Lading:',
  survivalShortIdle: 'nothing stops.',
  survivalShortRunning: 'goes on 5 min, then waits. All kept.',
  survivalShortWaiting: 'all waits, all is kept.',
  jobSurvival: {
    running: 'Goes on while a tab is open and five minutes longer, then waits for you.',
    waiting: 'Close Lading, and it waits. It goes on when you come back; nothing is lost.',
    resting: 'What is held stays here until you resume or remove it.',
    kept: 'Kept here until you save or remove it.',
    gone: 'Nothing of it is held here any more.',
  },

  // Banners
  offlineBanner: 'Offline. Everything held is kept; it goes on by itself.',
  updateBanner: 'A new version is ready. It never interrupts.',
  updateUnderWay: 'The new version is taking over. What came so far is kept.',
  updateButton: 'Use it now',

  // Live region
  changed: (name: string, state: string) => `${name}: ${state}`,
  manyChanged: (count: string) => `${count} downloads changed.`,
} as const;
