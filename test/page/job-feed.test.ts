import { expect, test } from 'vitest';
import { createJobFeed, type JobChanges } from '../../src/page/job-feed.ts';
import { aJob, inState } from './fakes/a-job.ts';
import { FakeTransferManager } from './fakes/fake-transfer-manager.ts';

const aFeed = (count = 0) => {
  const manager = new FakeTransferManager();
  const jobs = Array.from({ length: count }, (_, index) => aJob({ displayName: `${index}.bin` }));
  for (const job of jobs) manager.put(job);
  const frames: (() => void)[] = [];
  const feed = createJobFeed(manager, (callback) => frames.push(callback));
  const told: JobChanges[] = [];
  const watching = new AbortController();
  feed.watch((changes) => told.push(changes), watching.signal);
  const frame = (): void => {
    for (const callback of frames.splice(0)) callback();
  };
  return { manager, jobs, feed, told, watching, frame };
};

test('all jobs are read, a page at a time, in their order', async () => {
  const { feed, frame, told } = aFeed(1201);
  await feed.refresh();
  frame();
  expect([...feed.jobs.values()].map(({ displayName }) => displayName).at(-1)).toBe('1200.bin');
  expect(feed.phase).toBe('ready');
  expect(feed.firstCounts[3]).toBe(1201);
  expect(told.at(-1)?.changed.size).toBe(1201);
});

test('watchers are told once a frame, and only what changed', async () => {
  const { manager, jobs, feed, told, frame } = aFeed(3);
  await feed.refresh();
  frame();
  told.length = 0;
  const [first, second] = jobs;
  if (!first || !second) throw new Error('no jobs');
  manager.put(inState(first, 'queued'));
  manager.put(inState(first, 'transferring'));
  manager.put(inState(second, 'queued'));
  expect(told).toHaveLength(0);
  frame();
  expect(told).toHaveLength(1);
  expect([...(told[0]?.changed ?? [])]).toEqual([first.id, second.id]);
  expect(feed.jobs.get(first.id)?.state).toBe(2);
});

test('news that comes while the list is read is not undone by the list', async () => {
  const { manager, jobs, feed } = aFeed(2);
  const [first, second] = jobs;
  if (!first || !second) throw new Error('no jobs');
  const reading = feed.refresh();
  manager.put(inState(first, 'queued'));
  await (await manager.getJob(second.id)).cancel();
  await (await manager.getJob(second.id)).remove();
  await reading;
  expect(feed.jobs.get(first.id)?.state).toBe(0);
  expect(feed.jobs.has(second.id)).toBe(false);
});

test('a removed job leaves, and watchers hear of it', async () => {
  const { manager, jobs, feed, told, frame } = aFeed(2);
  await feed.refresh();
  frame();
  const id = jobs[0]?.id ?? '';
  const job = await manager.getJob(id);
  await job.cancel();
  await job.remove();
  frame();
  expect(feed.jobs.has(id)).toBe(false);
  expect(told.at(-1)?.removed).toEqual(new Set([id]));
});

test('who stopped watching is not told', async () => {
  const { feed, told, watching, frame } = aFeed(1);
  watching.abort();
  await feed.refresh();
  frame();
  expect(told).toHaveLength(0);
});
