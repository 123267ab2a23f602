/** What is said when the browser has deleted everything that was stored here. */
export const lossWords = {
  lost: (downloads: number): string =>
    `The browser deleted Lading’s storage, and ${downloads === 1 ? 'one download' : `${downloads} downloads`} with it. It does so when the device runs out of space; installing the app or allowing it to keep data makes that unlikely.`,
  understood: 'Understood',
} as const;
