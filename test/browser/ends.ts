import type { Page } from '@playwright/test';
import type { JobInit } from '../../src/page/transfer-manager.ts';
import type { ResourceInit } from '../server/resource.js';
import { sha256OfPattern } from '../server/pattern-hash.js';
import { call, complete, sha256Of, startJob, State, untilState } from './drive.ts';
import type { Fixtures } from './fixtures.ts';

/** What a download comes to: `the file`, or the state and the code that say why not, and what a resume then leads to. */
type End = string;

/** A server's behaviour, and the ends that are right. */
export type Trial = readonly [fault: ResourceInit, ...ends: readonly [End, ...End[]]];

export type Trials = Readonly<Record<string, Trial>>;

type Parts = Pick<Fixtures, 'server' | 'hashing'> & { readonly page: Page };

/** Lets many jobs run at once, so that many trials take as long as one. */
const useManyConnections = (page: Page): Promise<unknown> =>
  page.evaluate(async () =>
    (await ladingReady).setSettings({ activeJobs: 40, connectionsPerHost: 16, connectionsTotal: 64 }),
  );

/** The end of a new job. Where it fails for now it is resumed at once, which skips the delay. */
export const endOf = async ({ page, hashing }: Omit<Parts, 'server'>, init: JobInit, hash: string): Promise<End> => {
  const id = await startJob(page, init);
  const first = await untilState(page, id, State.TRANSFERRED, State.ERROR, State.TRANSIENT_ERROR);
  const told = first.state === State.TRANSFERRED ? [] : [`${first.stateName} ${first.error?.code}`];
  if (first.state === State.TRANSIENT_ERROR) await call(page, id, 'resume');
  const last = await untilState(page, id, State.TRANSFERRED, State.ERROR);
  if (last.state === State.ERROR) return told.join(', then ');
  await complete(page, id);
  return [...told, (await sha256Of(page, hashing, id)) === hash ? 'the file' : 'another file'].join(', then ');
};

/** Runs all trials together, each with a file of the same bytes; answers those that came to a wrong end. */
export const wrongEnds = async (
  { page, server, hashing }: Parts,
  trials: Trials,
  file: { readonly size: number; readonly seed: number; readonly rate?: number },
): Promise<Record<string, End>> => {
  await useManyConnections(page);
  const hash = await sha256OfPattern(file.seed, file.size);
  const ends = Object.entries(trials).map(async ([what, [fault, ...right]], at) => {
    const remoteUrl = server.serve(`/${at}.bin`, { ...file, ...fault });
    const end = await endOf({ page, hashing }, { files: [{ remoteUrl }] }, hash);
    return right.includes(end) ? [] : [[what, end] as const];
  });
  return Object.fromEntries((await Promise.all(ends)).flat());
};
