import { expect, test } from 'vitest';
import { jobStates } from '../../src/core/job-state.ts';
import { countByFilter, countByFilterFromStates, isShown, jobFilters } from '../../src/page/job-filter.ts';
import { isAllowed } from '../../src/page/job-action.ts';
import { jobFigures, jobPace } from '../../src/page/job-figures.ts';
import { jobLine } from '../../src/page/job-line.ts';
import { jobMenu } from '../../src/page/job-menu.ts';
import { nextAction } from '../../src/page/next-action.ts';
import { nextTick } from '../../src/page/next-tick.ts';
import { aJob } from './fakes/a-job.ts';
import { anError, scriptedJobs } from './fakes/scripted-jobs.ts';

const now = 1_800_000_000_000;
const jobs = scriptedJobs(now);

test('every state that a job can be in is among the scripted jobs', () => {
  const seen = new Set(jobs.map(({ state }) => state));
  for (const [number, state] of jobStates.entries()) expect(seen.has(number)).toBe(state !== 'connecting');
});

test('every job has a word for its state and one useful action that is allowed', () => {
  for (const job of jobs) {
    expect(jobLine(job, now).word).not.toBe('');
    expect(isAllowed(nextAction(job).action, job)).toBe(true);
  }
});

test('whatever waits, retries or failed says why', () => {
  for (const job of jobs.filter(({ state }) => state === 0 || state === 4 || state === 5)) {
    expect(jobLine(job, now).reason).not.toBe('');
  }
});

test('a retry counts down, and is due when its time has come', () => {
  const error = anError({ kind: 'http', status: 503 }, 'https://a.example/', now, now + 41_500);
  const job = aJob({ is: 'transient-error', error });
  expect(jobLine(job, now).countdown).toBe('in 0:42');
  expect(nextTick(job, now)).toBeCloseTo(520, 0);
  expect(jobLine(job, now + 42_000).countdown).toBe('now');
  expect(nextTick(job, now + 42_000)).toBeUndefined();
});

test('figures never say that all is here before it is', () => {
  const job = aJob({ is: 'transferring', total: 1_000_000_000, done: 999_999_999 });
  expect(jobFigures(job).share).toBe('99\u202f%');
  expect(jobFigures(aJob({ is: 'transferring', done: 5_000_000 })).amount).toBe('5.00 MB, size unknown');
  expect(jobFigures(aJob({ is: 'transferred', total: 10, done: 10 })).share).toBe('whole');
});

test('a stalled download shows a dash for its speed and its time', () => {
  expect(jobPace(aJob({ is: 'transferring', total: 10, secondsLeft: 5 }), now)).toEqual({ speed: '–', left: '–' });
});

test('menus dim what is impossible and hide only folders that no browser has', () => {
  const menu = jobMenu(aJob({ is: 'suspended' }), { folders: false });
  expect(menu.find(({ action }) => action === 'pause')?.enabled).toBe(false);
  expect(menu.find(({ action }) => action === 'resume')?.enabled).toBe(true);
  expect(menu.some(({ action }) => action === 'save-folder')).toBe(false);
  expect(jobMenu(aJob(), { folders: true }).some(({ action }) => action === 'save-folder')).toBe(true);
});

test('each job is under all and under no more than one filter besides', () => {
  const counts = countByFilter(jobs);
  for (const job of jobs) {
    const shown = jobFilters.filter((filter) => isShown(job, filter));
    expect(shown).toContain('all');
    expect(shown.length).toBeLessThanOrEqual(2);
  }
  const states = jobStates.map((_, number) => jobs.filter(({ state }) => state === number).length);
  expect(countByFilterFromStates(states)).toEqual(counts);
});
