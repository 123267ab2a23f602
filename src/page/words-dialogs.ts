import { files, links } from './words-counts.ts';

/** The texts of dialogs and of the toasts after them. */
export const dialogWords = {
  // Adding
  linksLabel: 'Links, one on each line',
  fromClipboard: 'from what you pasted',
  fromLink: 'suggested by a link; nothing starts by itself',
  fromDrop: 'from what you dropped',
  linkOk: 'Can be added',
  duplicate: 'Already in the list',
  duplicateHeld: (share: string) => `${share} held; tick it to add it again`,
  duplicateTick: 'tick it to add it again',
  countLinks: links,
  noLinksYet: 'No link yet',
  tooManyLinks: (most: string) => `Only the first ${most} lines are taken.`,
  freeNow: (free: string) => `${free} are free.`,
  include: (name: string) => `Add ${name}`,
  addPaused: 'Add paused',
  addAndStart: 'Add and start',
  adding: 'Adding…',
  addedToast: (count: string, started: 'started' | 'paused') =>
    started === 'started' ? `${links(count)} added.` : `${links(count)} added, paused.`,

  // Replacing a link
  replaceTitle: 'Replace the link',
  replaceText: 'What is held stays, if the new link proves to be the same file. Then the download goes on.',
  replaceField: 'New link',
  replaceButton: 'Use this link',
  replacedToast: 'The new link is in use.',

  // Removing and saving
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: (bytes: string) => `${bytes} are held here and will be deleted. You can undo it for ten seconds.`,
  removeKept: (bytes: string) => `${bytes} kept in Lading will be deleted. Copies that you saved stay where they are.`,
  countDownloads: (count: string) => `${count} downloads`,
  removeButton: 'Remove',
  removedToast: (name: string) => `Removed: ${name}.`,
  removedBytesToast: (name: string, bytes: string) => `Removed: ${name}. ${bytes} are freed in ten seconds.`,
  saveWholeTitle: 'Save what is whole?',
  saveWholeText: (whole: string, all: string) =>
    `${whole} of ${files(all)} ${whole === '1' ? 'is' : 'are'} whole and will be saved. What is unfinished will be deleted.`,
  saveWholeButton: 'Save and finish',
  savedToast: (name: string) => `${name} was given to the browser’s downloads.`,
  savedFolderToast: (name: string) => `${name} was saved to the folder.`,
  keptToast: (name: string) => `${name} is kept in Lading.`,
  copiedToast: 'Copied.',
  copyFailedToast: 'The browser does not let Lading use the clipboard.',
  allPausedToast: (count: string) => `${count} paused.`,
  allResumedToast: (count: string) => `${count} resumed.`,
  actionFailed: (name: string, why: string) => `${name}: ${why}`,
} as const;
