import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { soak } from './soak.ts';
import { parseSoakOptions } from './soak-options.ts';
import { lineOf, markdownOf, reportOf, type SoakReport, tableOf } from './soak-report.ts';
import type { Evidence } from './soaked-job.ts';
import type { Servers } from './servers.ts';
import { emptyTally, isClean, type Tally } from './tally.ts';

const root = join(import.meta.dirname, '../..');
const results = join(import.meta.dirname, 'results');
const docs = join(root, 'docs/reliability.md');

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Keeps what is known of a job that something was wrong with. */
const keepEvidence = async ({ behaviour, ...evidence }: Evidence, servers: Servers, seed: number): Promise<void> => {
  const folder = join(results, 'offenders', behaviour.name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'behaviour.json'), asJson({ seed, ...behaviour }));
  await writeFile(join(folder, 'server-log.json'), asJson(servers.logOf(behaviour)));
  await writeFile(join(folder, 'job.json'), asJson(evidence));
};

/** Tells each minute how far it is, until the answer is called. */
const tellEachMinute = (tally: Tally, minutesGone: () => number): (() => void) => {
  const timer = setInterval(() => console.log(lineOf(tally, minutesGone())), 60_000);
  return () => clearInterval(timer);
};

const writeDocs = async (report: SoakReport): Promise<void> => {
  const text = await readFile(docs, 'utf8');
  const block = /(<!-- soak: written by `npm run soak` -->\n)[^]*?(<!-- \/soak -->)/u;
  if (!block.test(text)) throw new Error(`${docs} has no place for the figures`);
  await writeFile(
    docs,
    text.replace(block, (_, begin: string, end: string) => `${begin}\n${markdownOf(report)}\n\n${end}`),
  );
};

/** Runs a soak as the command line wishes; answers whether nothing happened that must not. */
export const run = async (words: readonly string[]): Promise<'clean' | 'not clean'> => {
  const { minutes, longestPeace, docs: docsWish, ...wish } = parseSoakOptions(words);
  console.log(`soak: seed ${wish.seed}`);
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  const begun = performance.now();
  const minutesGone = (): number => (performance.now() - begun) / 60_000;
  const tally = emptyTally();
  const offenders: string[] = [];
  const ended = async (evidence: Evidence, servers: Servers): Promise<void> => {
    if (evidence.verdict.problems.length === 0) return;
    offenders.push(evidence.behaviour.name);
    for (const { kind, detail } of evidence.verdict.problems) {
      console.log(`${evidence.behaviour.name}: ${kind}: ${detail} ${evidence.origins ?? ''}`);
    }
    await keepEvidence(evidence, servers, wish.seed);
  };
  const stopTelling = tellEachMinute(tally, minutesGone);
  const dist = resolve(root, process.env['LADING_DIST'] ?? 'dist');
  const plan = { ...wish, milliseconds: minutes * 60_000, longestPeace: longestPeace * 1000, dist, ended };
  const outcome = await soak(plan, tally).finally(stopTelling);
  const report = reportOf(outcome, { seed: wish.seed, minutes: minutesGone(), jobsAtOnce: wish.atOnce, offenders });
  await writeFile(join(results, 'latest.json'), asJson(report));
  console.log(tableOf(report));
  if (docsWish === 'write') await writeDocs(report);
  return isClean(report) ? 'clean' : 'not clean';
};
