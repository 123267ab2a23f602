import { expect, test, vi } from 'vitest';
import { Removals } from '../../src/page/controllers/removals.ts';
import { ToastController } from '../../src/page/controllers/toast-controller.ts';
import { aJob, type JobFacts } from './fakes/a-job.ts';
import { FakeTransferManager } from './fakes/fake-transfer-manager.ts';

const aRemoval = (facts: JobFacts) => {
  const manager = new FakeTransferManager();
  const job = aJob({ total: 10, done: 5, ...facts });
  manager.put(job);
  const toasts = new ToastController({
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  });
  const refused = vi.fn<() => void>();
  const removals = new Removals({ manager: () => manager, toasts, onChange: () => undefined, onRefused: refused });
  const states = async (): Promise<readonly number[]> => (await manager.listJobs()).jobs.map(({ state }) => state);
  return { job, toasts, removals, refused, states };
};

test('a job on its way out is hidden and paused at once, and gone when the time is over', async () => {
  const { job, toasts, removals, refused, states } = aRemoval({ is: 'transferring' });
  await removals.begin(job);
  expect(removals.isHidden(job.id)).toBe(true);
  expect(await states()).toEqual([3]);
  toasts.close();
  await vi.waitFor(async () => expect(await states()).toEqual([]));
  expect(refused).not.toHaveBeenCalled();
});

test('undo brings a job back and starts it again where it ran', async () => {
  const { job, toasts, removals, states } = aRemoval({ is: 'transferring' });
  await removals.begin(job);
  toasts.undo();
  await vi.waitFor(async () => expect(await states()).toEqual([0]));
  expect(removals.isHidden(job.id)).toBe(false);
  toasts.close();
  expect(await states()).toEqual([0]);
});

test('undo leaves a job paused that was paused', async () => {
  const { job, toasts, removals, states } = aRemoval({ is: 'suspended' });
  await removals.begin(job);
  toasts.undo();
  await vi.waitFor(() => expect(removals.isHidden(job.id)).toBe(false));
  expect(await states()).toEqual([3]);
});

test('a saved job is removed without being cancelled', async () => {
  const { job, toasts, removals, refused, states } = aRemoval({ is: 'acknowledged' });
  await removals.begin(job);
  expect(await states()).toEqual([7]);
  toasts.close();
  await vi.waitFor(async () => expect(await states()).toEqual([]));
  expect(refused).not.toHaveBeenCalled();
});
