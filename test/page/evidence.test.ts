import { expect, test } from 'vitest';

import type { Evidence } from '../../src/core/file-row.ts';
import { explainEvidence } from '../../src/page/explain-evidence.ts';
import { hidingHost } from '../../src/page/hidden-headers.ts';
import { jobOverview, stampOf } from '../../src/page/job-overview.ts';
import { aJob } from './fakes/a-job.ts';

const origin = 'https://lading.example';
const all = { digest: '', validator: '', overlap: '', length: '', unverified: '' } satisfies Record<Evidence, ''>;
const evidences = Object.keys(all) as Evidence[];

const fileOf = (verified: Evidence, remoteUrl = 'https://files.example:8443/a') => ({ verified, remoteUrl });

test('every kind of evidence says in sentences of its own what was compared', () => {
  const told = evidences.map((verified) => explainEvidence({ verified, bytesTransferred: 5 }));
  expect(new Set(told).size).toBe(evidences.length);
  for (const text of told) expect(text).toMatch(/^[A-Z].*\.$/u);
});

test('a file of which nothing came has nothing that could be compared', () => {
  expect(explainEvidence({ verified: 'unverified', bytesTransferred: 0 })).toContain('Nothing has come yet');
  expect(explainEvidence({ verified: 'unverified', bytesTransferred: 1 })).toContain('cut short looks the same');
});

test('the overview of a single file tells its evidence in a sentence', () => {
  const job = aJob({ total: 10, done: 5 });
  const fact = jobOverview(job, job, 0).find(({ caption }) => caption === 'Same file by');
  expect(fact).toMatchObject({ value: 'strong ETag or date', manner: 'wide' });
  expect(fact?.note).toBe(explainEvidence({ verified: 'validator', bytesTransferred: 5 }));
});

test('a stamp does not say that the size fits where the server gave none', () => {
  const job = aJob({ is: 'transferred', total: 10, done: 10 });
  const files = job.files.map((file) => ({ ...file, verified: 'unverified' as const }));
  expect(stampOf(job)?.evidence).toContain('The size fits');
  expect(stampOf({ ...job, files })?.evidence).not.toContain('fits');
});

test('a server of another origin that shows no version is named', () => {
  expect(hidingHost([fileOf('overlap')], origin)).toBe('files.example:8443');
  expect(hidingHost([fileOf('validator'), fileOf('length', 'https://b.example/')], origin)).toBe('b.example');
});

test('no server is said to hide anything that is of this origin, or that shows a version', () => {
  expect(hidingHost([fileOf('length', `${origin}/a`), fileOf('overlap', `${origin}/b`)], origin)).toBeUndefined();
  expect(hidingHost([fileOf('digest'), fileOf('validator'), fileOf('unverified')], origin)).toBeUndefined();
  expect(hidingHost([], origin)).toBeUndefined();
});
