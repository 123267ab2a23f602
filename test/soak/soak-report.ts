import { cpus } from 'node:os';
import type { SoakOutcome } from './soak.ts';
import type { Tally } from './tally.ts';

/** All that `latest.json` says. */
export interface SoakReport extends Tally {
  readonly at: string;
  readonly seed: number;
  readonly minutes: number;
  readonly jobsAtOnce: number;
  readonly chromium: string;
  readonly cores: number;
  readonly model: string;
  readonly announcements: number;
  /** Jobs whose evidence was kept. */
  readonly offenders: readonly string[];
}

interface Circumstances {
  readonly seed: number;
  readonly minutes: number;
  readonly jobsAtOnce: number;
  readonly offenders: readonly string[];
}

/** The report of a soak that has just ended. */
export const reportOf = ({ tally, chromium, announced }: SoakOutcome, circumstances: Circumstances): SoakReport => {
  const [{ model } = { model: 'unknown' }] = cpus();
  const at = new Date().toISOString();
  return { at, ...circumstances, chromium, cores: cpus().length, model, announcements: announced, ...tally };
};

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

const codesOf = (errors: Readonly<Record<string, number>>): string =>
  Object.entries(errors)
    .toSorted(([, a], [, b]) => b - a)
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');

/** The figures by their names, in the order in which they are read. */
const figuresOf = (report: SoakReport): readonly (readonly [name: string, figure: string])[] => [
  ['servers with behaviours of their own', `${report.behaviours}`],
  ['requests answered', `${report.requests}`],
  ['faults that struck one', `${report.faults}`],
  ['files transferred whole, hash compared', `${report.transferred}`],
  ['jobs that ended with an explained error', `${sum(report.errors) - report.unexplainedErrors}`],
  ['stops of the worker', `${report.kills.worker}`],
  ['kills of the browser (SIGKILL)', `${report.kills.browser}`],
  ['announcements of progress compared', `${report.announcements}`],
  ['wrong files', `${report.wrongFiles}`],
  ['jobs that lost announced bytes', `${report.lostBytes}`],
  ['jobs whose progress was told backwards between kills', `${report.toldBackwards}`],
  ['stuck jobs', `${report.stuckJobs}`],
  ['unexplained errors', `${report.unexplainedErrors}`],
];

/** The report as a table for a terminal. */
export const tableOf = (report: SoakReport): string => {
  const lines = figuresOf(report).map(([name, figure]) => `  ${name.padEnd(54)}${figure.padStart(8)}`);
  const head = `\nsoak of ${report.minutes.toFixed(1)} minutes, seed ${report.seed}, Chromium ${report.chromium}`;
  return [head, ...lines, `  errors: ${codesOf(report.errors)}`].join('\n');
};

/** The last ones by their names. */
const fewOf = (names: readonly string[]): string => (names.length > 8 ? '' : ` (${names.join(', ')})`);

/** One line on how far a soak is. */
export const lineOf = ({ behaviours, running, transferred, errors, kills, ...bad }: Tally, minutes: number): string =>
  `${minutes.toFixed(1)} min: ${behaviours} ended, ${running.length} running${fewOf(running)}, ${transferred} transferred, ${sum(errors)} errors, ` +
  `${kills.worker} + ${kills.browser} kills, wrong ${bad.wrongFiles}, lost ${bad.lostBytes}, backwards ${bad.toldBackwards}, stuck ${bad.stuckJobs}`;

/** The report as text for the documentation. */
export const markdownOf = (report: SoakReport): string =>
  [
    `Run of ${report.at.slice(0, 10)}: ${report.minutes.toFixed(1)} minutes, Chromium ${report.chromium}, ${report.cores} cores ` +
      `(${report.model}), ${report.jobsAtOnce} jobs at once, seed ${report.seed}.`,
    '',
    '| | |',
    '|---|---:|',
    ...figuresOf(report).map(([name, figure]) => `| ${name} | ${figure} |`),
    '',
    `Errors by their codes: ${codesOf(report.errors)}.`,
  ].join('\n');
