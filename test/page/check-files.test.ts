import { expect, test } from 'vitest';
import { BitsError } from '../../src/page/bits-error.ts';
import { type Checkable, checkFiles, findChecksums } from '../../src/page/check-files.ts';
import { aJob, type JobFacts } from './fakes/a-job.ts';

const digest = { algorithm: 'sha-256' as const, value: 'ab' };

/** A job of two files: how each of its files is, and what the worker says when it is asked. */
const jobWith = ({
  is = 'transferred',
  isNoted = true,
  ok = [true, true],
  found = ['none', 'none'],
}: {
  is?: JobFacts['is'];
  isNoted?: boolean;
  ok?: readonly boolean[];
  found?: readonly ('found' | 'none' | 'own' | 'gone')[];
}): Checkable => {
  const codes = { none: 'BG_E_NOT_FOUND', own: 'E_INVALIDARG', gone: 'BG_E_INVALID_STATE' } as const;
  const snapshot = aJob({ is, total: 20, done: is === 'transferred' ? 20 : 5 });
  const [file] = snapshot.files;
  if (!file) throw new Error('a job without a file');
  const { digest: _digest, ...plain } = file;
  const files = [0, 1].map((index) => ({ ...plain, index, ...(isNoted ? { digest } : {}) }));
  return {
    getSnapshot: async () => ({ ...snapshot, files }),
    verify: async (index) => ({ ok: ok[index] ?? false, digest }),
    findDigest: async (index) => {
      const outcome = found[index] ?? 'none';
      if (outcome === 'found') return { ...digest, url: 'https://files.example/a.sha256' };
      throw new BitsError({ code: codes[outcome] });
    },
  };
};

test.each([
  ['that are what they were', {}, 'plain', 'every byte is what it was'],
  ['that nothing was known of', { isNoted: false }, 'plain', 'checksum is noted'],
  ['of which one changed', { ok: [true, false] }, 'wrong', 'not what it was'],
  ['that are not whole', { is: 'suspended' as const }, 'plain', 'no file here to check'],
])('a check of files %s says so', async (_what, job, tone, text) => {
  const result = await checkFiles(jobWith(job), 'disk.iso');
  expect(result.tone).toBe(tone);
  expect(result.text).toContain('disk.iso');
  expect(result.text).toContain(text);
});

test.each([
  ['nowhere', {}, 'plain', 'No checksum lies beside'],
  ['beside a whole file that agrees', { found: ['found', 'none'] }, 'plain', 'what the checksum beside it says'],
  ['beside a whole file that does not agree', { found: ['found'], ok: [false] }, 'wrong', 'is not what the checksum'],
  ['beside a file that is under way', { is: 'suspended', found: ['found'] }, 'plain', 'only if it agrees'],
  ['where files have their own', { found: ['own', 'own'] }, 'plain', 'of its own already'],
] as const)('a checksum looked for and found %s is told', async (_where, job, tone, text) => {
  const result = await findChecksums(jobWith(job), 'disk.iso');
  expect(result.tone).toBe(tone);
  expect(result.text).toContain(text);
});

test('a refusal for another reason is passed on', async () => {
  await expect(findChecksums(jobWith({ found: ['gone'] }), 'disk.iso')).rejects.toMatchObject({
    code: 'BG_E_INVALID_STATE',
  });
});
