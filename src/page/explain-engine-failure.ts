/** Why Lading cannot work on this page at all. */
export type EngineFailureReason =
  | 'no-service-worker'
  | 'no-indexeddb'
  | 'newer-database'
  | 'old-page'
  | 'no-answer'
  | 'unknown';

/** What stands on the page that takes the list's place. */
export interface EngineFailureText {
  readonly title: string;
  readonly message: string;
  readonly advice: string;
  /** Whether loading the page once more may help. */
  readonly remedy: 'reload' | 'none';
}

/** Says why Lading cannot work here and what the person can do. */
export const explainEngineFailure = (reason: EngineFailureReason): EngineFailureText => {
  switch (reason) {
    case 'no-service-worker':
      return {
        title: 'This window cannot run Lading',
        message:
          'Lading works in a service worker, and the browser offers none here. Private windows and pages without https often have none.',
        advice: 'Open Lading in an ordinary window, by https or on this very device.',
        remedy: 'none',
      };
    case 'no-indexeddb':
      return {
        title: 'The browser lets Lading store nothing',
        message:
          'Lading keeps every piece in the browser’s storage, which is blocked or missing here. Some private windows and settings block it.',
        advice: 'Open Lading in an ordinary window, or allow this site to store data, then reload.',
        remedy: 'reload',
      };
    case 'newer-database':
      return {
        title: 'A newer Lading has been here',
        message:
          'What is stored was written by a newer version than this one. Nothing is lost, and nothing was touched.',
        advice: 'Reload to get the newer version. If this page stays, close the other tabs of Lading and reload again.',
        remedy: 'reload',
      };
    case 'old-page':
      return {
        title: 'This page is older than its engine',
        message: 'Lading was renewed while this tab was open. Downloads go on; only this page is out of date.',
        advice: 'Reload the page.',
        remedy: 'reload',
      };
    case 'no-answer':
      return {
        title: 'The engine does not answer',
        message: 'The part of Lading that fetches and stores did not start. Nothing that is stored was touched.',
        advice: 'Reload the page. If it does not help, restart the browser.',
        remedy: 'reload',
      };
    case 'unknown':
      return {
        title: 'Lading could not start',
        message: 'Something unexpected went wrong. Nothing that is stored was touched.',
        advice: 'Reload the page. If it does not help, restart the browser.',
        remedy: 'reload',
      };
  }
};
