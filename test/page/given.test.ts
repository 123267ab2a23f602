import { expect, test } from 'vitest';

import { detailsButtons } from '../../src/page/details-head.ts';
import { format } from '../../src/page/format.ts';
import { givenAt } from '../../src/page/given-at.ts';
import { givenWhen } from '../../src/page/given-when.ts';
import { isAllowed } from '../../src/page/job-action.ts';
import { jobLine } from '../../src/page/job-line.ts';
import { nextAction } from '../../src/page/next-action.ts';
import { remediesAfterHandOver, remediesFor } from '../../src/page/remedies.ts';
import { logSentence } from '../../src/page/words-log.ts';
import { aJob, inState } from './fakes/a-job.ts';
import { anError } from './fakes/scripted-jobs.ts';

const now = new Date(2026, 10, 22, 18, 30).getTime();
const at = new Date(2026, 10, 22, 14, 5).getTime();
const failed = aJob({ is: 'error', error: anError({ kind: 'cors' }, 'https://a.example/', now) });
const given = { ...failed, handedOver: at };
const paused = { ...inState(failed, 'suspended'), handedOver: at };

test('a row says when the browser got the link, whether the job failed or rests', () => {
  const said = `given to the browser, ${format.clock(at, now)}`;
  expect(jobLine(given, now).reason).toBe(said);
  expect(jobLine(paused, now).reason).toBe(said);
  expect(jobLine(failed, now).reason).toBe('the server does not let this site in');
});

test('what the browser has is offered to be removed first, and can still be tried here', () => {
  expect(nextAction(failed).action).toBe('details');
  for (const job of [given, paused]) {
    expect(nextAction(job).action).toBe('remove');
    expect(detailsButtons(job).map(({ action }) => action)).toEqual(['remove', 'resume']);
  }
  expect(remediesAfterHandOver({ kind: 'cors' })).toEqual(['remove', 'browser', 'server-lines', 'new-link']);
});

test('a job at work is not said to be with the browser, and cannot be given to it', () => {
  for (const state of [0, 2, 5, 6, 7, 8]) {
    expect(givenAt({ state, handedOver: at })).toBeUndefined();
    expect(isAllowed('hand-over', { ...failed, state })).toBe(false);
  }
  expect(isAllowed('hand-over', failed)).toBe(true);
  expect(isAllowed('hand-over', paused)).toBe(true);
});

test('where headers of one’s own were refused, the browser’s downloader comes later: it sends none', () => {
  expect(remediesFor({ kind: 'cors', sent: ['x-key'] })[0]).toBe('server-lines');
  const error = { ...anError({ kind: 'cors', sent: ['x-key'] }, 'https://a.example/', now), sentHeaders: ['x-key'] };
  expect(error.message).toContain('x-key');
  expect(nextAction({ ...failed, error }).action).toBe('details');
});

test('the moment is told as a time today and as a day with its time before', () => {
  expect(givenWhen(at, now)).toBe(`at ${format.clock(at, at)}`);
  expect(givenWhen(at, now + 86_400_000)).toBe(`yesterday at ${format.clock(at, at)}`);
});

test('the log tells it in plain words', () => {
  const { what, more } = logSentence({ at, event: 'handed-over', detail: 'file 0: from a.example' });
  expect(`${what} ${more}`).toBe('You gave it to the browser’s downloads. from a.example');
});
