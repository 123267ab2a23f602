import { expect, test } from 'vitest';

import type { JobFacts } from '../../src/core/facts.ts';
import type { JobNews } from '../../src/core/job-news.ts';
import { Announcements } from '../../sw/engine/announcements.ts';
import { jobFacts } from '../../sw/engine/job-facts.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createRecordingAnnouncer } from '../fakes/recording-announcer.ts';
import { aJob, jobIdOf } from '../fakes/sample-job.ts';

const world = { isWorking: true, isOnline: true, isFull: false, cost: 'free' as const };

const factsWith = (number: number, bytesTransferred: number): JobFacts => {
  const job = aJob({ id: jobIdOf(number) });
  return jobFacts({ ...job, progress: { ...job.progress, bytesTransferred } }, undefined, world);
};

const announcing = () => {
  const clock = createManualClock();
  const announcer = createRecordingAnnouncer();
  let bytes = 0;
  let running: number | undefined;
  const announcements = new Announcements(announcer, clock, {
    facts: async (id) => (id === jobIdOf(9) ? undefined : factsWith(Number(id.slice(-1)), bytes)),
    running: () => (running === undefined ? undefined : factsWith(1, running).progress),
  });
  return {
    clock,
    announcer,
    announcements,
    set: (count: number) => void (bytes = count),
    setRunning: (count: number) => void (running = count),
  };
};

test('progress is told at most ten times a second, and then the latest', async () => {
  const { clock, announcer, announcements, set } = announcing();
  for (let count = 1; count <= 500; count += 1) {
    set(count);
    announcements.moved(jobIdOf(1));
    await clock.advance(2);
  }
  await clock.advance(100);
  expect(announcer.messages()).toBeGreaterThanOrEqual(9);
  expect(announcer.messages()).toBeLessThanOrEqual(11);
  expect(announcer.news.at(-1)?.job.progress.bytesTransferred).toBe(500);
});

test('no change of state is left out, however many come at once', async () => {
  const { clock, announcer, announcements } = announcing();
  for (let count = 0; count < 20; count += 1) announcements.tell('jobmodification', factsWith(1, count));
  await clock.advance(100);
  expect(announcer.messages()).toBe(1);
  expect(announcer.news.map(({ job }) => job.progress.bytesTransferred)).toEqual(Array.from({ length: 20 }, () => 19));
});

test('figures that move after a change of state was noted are told after it', async () => {
  const { clock, announcer, announcements, set } = announcing();
  announcements.tell('jobmodification', factsWith(1, 5));
  set(70);
  announcements.moved(jobIdOf(1));
  await clock.advance(100);
  expect(announcer.news.map(({ job }) => job.progress.bytesTransferred)).toEqual([70, 70]);
});

test('news that come while figures are read slowly never make them fall', async () => {
  const clock = createManualClock();
  const announcer = createRecordingAnnouncer();
  const read = Promise.withResolvers<JobFacts>();
  const answers = [read.promise, Promise.resolve(factsWith(1, 80))];
  const announcements = new Announcements(announcer, clock, {
    facts: async () => answers.shift(),
    running: () => undefined,
  });
  announcements.moved(jobIdOf(1));
  await clock.advance(100);
  announcements.tell('jobmodification', factsWith(1, 0));
  read.resolve(factsWith(1, 70));
  await clock.advance(200);
  expect(announcer.news.map(({ job }) => job.progress.bytesTransferred)).toEqual([70, 70]);
});

test('news from before a file began anew do not bring its old figures back', async () => {
  const { clock, announcer, announcements, set } = announcing();
  announcements.tell('jobmodification', factsWith(1, 70));
  set(0);
  announcements.moved(jobIdOf(1));
  await clock.advance(100);
  expect(announcer.news.map(({ job }) => job.progress.bytesTransferred)).toEqual([0, 0]);
});

test('a job that runs is told with its figures of the moment in which the pages are found', async () => {
  const { clock, announcer, announcements, setRunning } = announcing();
  setRunning(70);
  announcements.tell('jobmodification', factsWith(1, 70));
  const late: (() => readonly JobNews[])[] = [];
  Reflect.set(announcer, 'tell', (news: () => readonly JobNews[]) => void late.push(news));
  await clock.advance(100);
  setRunning(0);
  expect(late[0]?.().map(({ job }) => job.progress.bytesTransferred)).toEqual([0]);
});

test('a job that is gone is not told', async () => {
  const { clock, announcer, announcements } = announcing();
  announcements.moved(jobIdOf(9));
  await clock.advance(100);
  expect(announcer.news).toEqual([]);
});

test('slow facts never overtake the news that came after them', async () => {
  const clock = createManualClock();
  const announcer = createRecordingAnnouncer();
  const slow = async (): Promise<JobFacts> => {
    await new Promise<void>((resolve) => void clock.after(1000, resolve));
    return factsWith(1, 1);
  };
  const announcements = new Announcements(announcer, clock, { facts: slow, running: () => undefined });
  announcements.moved(jobIdOf(1));
  await clock.advance(150);
  announcements.tell('jobtransferred', factsWith(1, 2));
  await clock.advance(2000);
  expect(announcer.news.map(({ type }) => type)).toEqual(['jobmodification', 'jobtransferred']);
});
