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

/** What comes to no end in a test, and takes no more than one of the six connections that a browser gives to a host. */
export const endless = { size: 64 * MiB, rate: 64 * 1024, support: 'none' } as const;

const slow = (server: FaultyServer): string => server.serve(place(), endless);
const small = (server: FaultyServer): string => server.serve(place(), { size: 1000 });
const answering = (server: FaultyServer, status: number): string =>
  server.serve(place(), { faults: [{ effect: { do: 'status', status, headers: { 'Retry-After': '600' } } }] });

const setTurns = (page: Page, activeJobs: number): Promise<unknown> =>
  page.evaluate(async (change) => (await ladingReady).setSettings(change), { activeJobs });

/** Lets as many jobs as a test brings run at once. */
export const giveManyTurns = (page: Page): Promise<unknown> => setTurns(page, 100);

/** Takes the only turn there is, so that whatever is resumed from now on stays in the queue. */
export const fillTheTurns = async (page: Page, server: FaultyServer): Promise<void> => {
  await setTurns(page, 1);
  await inState(page, slow(server), State.TRANSFERRING);
};

/**
 * Brings a new job into a state, by nothing but the server's behaviour and the public interface. For QUEUED all turns
 * must be taken, for the others there must be some.
 */
export const bring: Readonly<Record<Reachable, (page: Page, server: FaultyServer) => Promise<string>>> = {
  QUEUED: (page, server) => startJob(page, { files: [{ remoteUrl: slow(server) }] }),
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
