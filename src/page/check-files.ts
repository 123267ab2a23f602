import { isWhole } from './is-whole.ts';
import type { FileSnapshot, Job } from './transfer-manager.ts';
import { checksWords } from './words-checks.ts';

/** What a check needs of a job. */
export type Checkable = Pick<Job, 'getSnapshot' | 'verify' | 'findDigest'>;

/** What came of a check, in a sentence: `wrong` where bytes are not what they should be. */
export interface CheckResult {
  readonly text: string;
  readonly tone: 'plain' | 'wrong';
}

const plain = (text: string): CheckResult => ({ text, tone: 'plain' });

const wrong = (text: string): CheckResult => ({ text, tone: 'wrong' });

const areSame = async (job: Checkable, files: readonly FileSnapshot[]): Promise<boolean> => {
  for (const { index } of files) {
    const { ok } = await job.verify(index);
    if (!ok) return false;
  }
  return true;
};

/** Reads every whole file of a job again. Rejects with a BitsError where one cannot be read. */
export const checkFiles = async (job: Checkable, name: string): Promise<CheckResult> => {
  const whole = (await job.getSnapshot()).files.filter(isWhole);
  if (whole.length === 0) return plain(checksWords.nothingWhole(name));
  if (!(await areSame(job, whole))) return wrong(checksWords.differs(name));
  return plain(whole.every(({ digest }) => digest !== undefined) ? checksWords.same(name) : checksWords.noted(name));
};

type Search = 'found' | 'none' | 'own';

/** What a refusal of `findDigest` means; any other one is passed on. */
const searchByCode: Readonly<Record<string, Search>> = { BG_E_NOT_FOUND: 'none', E_INVALIDARG: 'own' };

const search = async (job: Checkable, { index }: FileSnapshot): Promise<Search> => {
  try {
    await job.findDigest(index);
    return 'found';
  } catch (error) {
    const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
    const outcome = typeof code === 'string' ? searchByCode[code] : undefined;
    if (outcome === undefined) throw error;
    return outcome;
  }
};

/** Looks for a checksum beside each file of a job, and compares those that are whole already. Rejects with a BitsError. */
export const findChecksums = async (job: Checkable, name: string): Promise<CheckResult> => {
  const searched: { readonly file: FileSnapshot; readonly outcome: Search }[] = [];
  for (const file of (await job.getSnapshot()).files) searched.push({ file, outcome: await search(job, file) });
  const found = searched.filter(({ outcome }) => outcome === 'found').map(({ file }) => file);
  if (found.length === 0) {
    return plain(searched.some(({ outcome }) => outcome === 'own') ? checksWords.own(name) : checksWords.none(name));
  }
  const whole = found.filter(isWhole);
  if (!(await areSame(job, whole))) return wrong(checksWords.disagrees(name));
  return plain(whole.length === found.length ? checksWords.agrees(name) : checksWords.found(name));
};
