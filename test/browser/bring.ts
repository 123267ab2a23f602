import type { Page } from '@playwright/test';
import type { FaultyServer } from '../server/faulty-server.js';
import { call, complete, MiB, startJob, State, makeJob, untilState } from './drive.ts';

/** The states in which a job can be, by their names. */
export type Reachable = keyof typeof State;

let count = 0;

/** A place on the server that no other job of a test uses. */
const place = (): string => `/job-${(count += 1)}.bin`;

const inState = async (page: Page, remoteUrl: string, state: number): Promise<string> => {
  const id = await startJob(page, { files: [{ remoteUrl }] });
  await untilState(page, id, state);
  return id;
};

const slow = (server: FaultyServer): string => server.serve(place(), { size: 8 * MiB, rate: 64 * 1024 });
const small = (server: FaultyServer): string => server.serve(place(), { size: 1000 });
const answering = (server: FaultyServer, status: number): string =>
  server.serve(place(), { faults: [{ effect: { do: 'status', status, headers: { 'Retry-After': '600' } } }] });

/** Takes the only turn there is, so that whatever is resumed from now on stays in the queue. */
const fillTheTurns = async (page: Page, server: FaultyServer): Promise<void> => {
  await page.evaluate(async () => (await ladingReady).setSettings({ activeJobs: 1 }));
  const { jobs } = await page.evaluate(async () => (await ladingReady).listJobs({ states: [2] }));
  if (jobs.length === 0) await inState(page, slow(server), State.TRANSFERRING);
};

/** Brings a new job into a state, by nothing but the server's behaviour and the public interface. */
export const bring: Readonly<Record<Reachable, (page: Page, server: FaultyServer) => Promise<string>>> = {
  QUEUED: async (page, server) => {
    await fillTheTurns(page, server);
    return startJob(page, { files: [{ remoteUrl: slow(server) }] });
  },
  TRANSFERRING: (page, server) => inState(page, slow(server), State.TRANSFERRING),
  SUSPENDED: (page, server) => makeJob(page, { files: [{ remoteUrl: slow(server) }] }),
  ERROR: (page, server) => inState(page, answering(server, 404), State.ERROR),
  TRANSIENT_ERROR: (page, server) => inState(page, answering(server, 503), State.TRANSIENT_ERROR),
  TRANSFERRED: (page, server) => inState(page, small(server), State.TRANSFERRED),
  ACKNOWLEDGED: async (page, server) => {
    const id = await inState(page, small(server), State.TRANSFERRED);
    await complete(page, id);
    return id;
  },
  CANCELLED: async (page, server) => {
    const id = await makeJob(page, { files: [{ remoteUrl: slow(server) }] });
    await call(page, id, 'cancel');
    return id;
  },
};
