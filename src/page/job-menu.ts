import type { ActionIcon } from './icons.ts';
import { isAllowed, type JobAction } from './job-action.ts';
import type { JobSummary } from './transfer-manager.ts';
import { words } from './words.ts';

/** An entry of a job's menu: impossible ones are dimmed, not hidden. */
export interface MenuEntry {
  readonly action: JobAction;
  readonly label: string;
  readonly icon: ActionIcon;
  readonly key: string;
  readonly enabled: boolean;
  /** Whether a rule stands above it. */
  readonly begins: boolean;
}

type Plan = readonly [action: JobAction, icon: ActionIcon, key: string, begins?: 'group'];

const plans: readonly Plan[] = [
  ['pause', 'pause', 'P'],
  ['resume', 'play', 'R'],
  ['save', 'save', 'S', 'group'],
  ['save-folder', 'folder', ''],
  ['keep', 'crate', ''],
  ['save-whole', 'check', ''],
  ['check', 'retry', '', 'group'],
  ['find-checksum', 'shield', ''],
  ['copy-link', 'copy', '', 'group'],
  ['replace-link', 'link', ''],
  ['details', 'info', '↵'],
  ['remove', 'trash', 'Del', 'group'],
];

const labelOf = (action: JobAction, { state }: JobSummary): string => {
  switch (action) {
    case 'pause':
      return words.pause;
    case 'resume':
      return state === 4 || state === 5 ? words.retryNow : words.resume;
    case 'use-now':
      return words.useNow;
    case 'save':
      return state === 7 ? words.saveAgain : words.save;
    case 'save-folder':
      return words.saveFolder;
    case 'save-whole':
      return words.saveWhole;
    case 'keep':
      return words.keep;
    case 'replace-link':
      return words.replaceLink;
    case 'copy-link':
      return words.copyLink;
    case 'hand-over':
      return words.useBrowser;
    case 'check':
      return words.check;
    case 'find-checksum':
      return words.findChecksum;
    case 'details':
      return words.details;
    case 'remove':
      return state === 8 ? words.removeFinal : words.remove;
  }
};

/** What the browser offers beyond the basics. */
export interface MenuAbilities {
  readonly folders: boolean;
}

/** The menu of a job. */
export const jobMenu = (job: JobSummary, { folders }: MenuAbilities): readonly MenuEntry[] =>
  plans
    .filter(([action]) => action !== 'save-folder' || folders)
    .map(([action, icon, key, begins]) => ({
      action,
      icon,
      key,
      label: labelOf(action, job),
      enabled: isAllowed(action, job),
      begins: begins === 'group',
    }));
