import { bitsNumberByState, jobStates, stateNameByState } from '../core/job-state.ts';
import { causeOf } from './cause-of.ts';
import { explainCause } from './explain-failure.ts';
import { format } from './format.ts';
import type { ActionIcon } from './icons.ts';
import { jobLook } from './job-look.ts';
import type { LogLine } from './transfer-manager.ts';
import { words } from './words.ts';

/** A line of the log for people: what happened, a few words more, an icon. */
export interface LogSentence {
  readonly what: string;
  readonly more: string;
  readonly icon: ActionIcon;
}

const known: Readonly<Record<string, readonly [what: string, icon: ActionIcon]>> = {
  create: ['Added.', 'paste'],
  created: ['Added.', 'paste'],
  change: ['Something was changed.', 'info'],
  suspend: ['You paused it.', 'pause'],
  resume: ['You started it.', 'play'],
  complete: ['You finished it.', 'save'],
  cancel: ['You removed it.', 'trash'],
  started: ['Bytes began to come.', 'down'],
  yielded: ['It made room for another download.', 'list'],
  waits: ['It waits.', 'list'],
  'engine-gone': ['Lading was closed.', 'anchor'],
  'network-lost': ['The network went away.', 'offline'],
  'network-back': ['Online again.', 'wifi'],
  'cost-forbids': ['This network costs too much.', 'pause'],
  'cost-allows': ['Allowed on this network.', 'play'],
  failed: ['It stopped for a while.', 'warn'],
  'retry-due': ['Time for another try.', 'retry'],
  'gave-up': ['It gave up after many tries.', 'warn'],
  broke: ['It failed.', 'warn'],
  finished: ['Everything is whole.', 'check'],
  files: ['Files were added.', 'paste'],
  address: ['It got a new link.', 'link'],
  'handed-over': ['You gave it to the browser’s downloads.', 'external'],
  answer: ['The server answered.', 'link'],
  restart: ['A file began anew.', 'undo'],
  file: ['A file is whole.', 'shield'],
};

const changePattern = /^([A-Z_]+) to ([A-Z_]+)(?:, (\S+))?$/u;

const stateWord = (name: string | undefined): string | undefined => {
  const state = jobStates.find((one) => stateNameByState[one] === name);
  return state && words.look[jobLook({ state: bitsNumberByState[state] })];
};

const createdPattern = /^[A-Z_]+, (\d+) files$/u;
const answerPattern = /^(?:file (\d+): )?(\d{3}), (?:(\d+) bytes|size unknown), (ranges|no ranges), /u;
const inFilePattern = /^file (\d+): (.*)$/su;

/** People count from one; the first file goes unnamed, as most jobs have no other. */
const inFile = (index: string | undefined, text: string): string =>
  index === undefined || index === '0' ? text : `${text} (file ${format.count(Number(index) + 1)})`;

const answerWords = (match: RegExpExecArray): string => {
  const [, index, status, bytes, ranges] = match;
  const size = bytes === undefined ? 'it does not say how big the file is' : format.bytes(Number(bytes));
  const parts = ranges === 'ranges' ? 'it can be fetched in parts' : 'only as a whole, from the start';
  return inFile(index, `${status}: ${size}, ${parts}.`);
};

const moreOf = (detail: string): string => {
  const answer = answerPattern.exec(detail);
  if (answer) return answerWords(answer);
  const count = createdPattern.exec(detail)?.[1];
  if (count !== undefined) return `${words.files(format.count(Number(count)))}.`;
  const [, index, text] = inFilePattern.exec(detail) ?? [];
  if (text !== undefined) return inFile(index, text);
  const [, , to, code] = changePattern.exec(detail) ?? [];
  if (code !== undefined) return `${explainCause(causeOf({ code })).title}.`;
  const word = stateWord(to);
  return word === undefined ? detail : `Now: ${word}.`;
};

const sentenceCase = (event: string): string => {
  const text = event.replaceAll(/[-_]/gu, ' ').trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

/** Says a line of the log in plain words; events that are new to this page are shown as they are. */
export const logSentence = ({ event, detail }: LogLine): LogSentence => {
  const [what, icon] = (Object.hasOwn(known, event) ? known[event] : undefined) ?? [sentenceCase(event), 'info'];
  return { what, more: moreOf(detail), icon };
};
