/** What one can do about a failed job; remedies.ts says when. */
export const remedyWords = {
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
      text: 'From the start, in a new tab. Lading cannot pause or check it there. If the browser shows an error too, the link is at fault.',
    },
    'server-lines': {
      title: 'Ask the server’s owner for a few lines',
      text: 'With them, Retry now works, with pause, resume and checks.',
    },
    remove: { title: 'Give it up', text: 'Removes it from the list. You can undo it for ten seconds.' },
  },
  removeGiven: 'The browser has the link now. This only clears the list; you can undo it for ten seconds.',
  removeGivenTitle: 'Clear it from the list',
  browserBare: 'From the start, in a new tab, without the headers of this download: the server may ask for a login.',
  browserAgain: 'Give it to the browser again',
  removeFrees: (bytes: string) => `Frees ${bytes}. You can undo it for ten seconds.`,
} as const;
