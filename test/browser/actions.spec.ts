import type { Page } from '@playwright/test';
import type { FaultyServer } from '../server/faulty-server.js';
import { bring, type Reachable } from './bring.ts';
import { attempt, call, makeJob, MiB, type Outcome, startJob, State, untilState } from './drive.ts';
import { expect, test } from './fixtures.ts';

const actions = ['suspend', 'resume', 'complete', 'cancel', 'change'] as const;
type Action = (typeof actions)[number];

/** A state to go to; `-` no change; a code: refused and no change. */
type Cell = Reachable | '-' | 'BG_E_INVALID_STATE' | 'BG_E_EMPTY';

const table: Readonly<Record<Reachable, Readonly<Record<Action, Cell>>>> = {
  SUSPENDED: { suspend: '-', resume: 'QUEUED', complete: 'ACKNOWLEDGED', cancel: 'CANCELLED', change: '-' },
  QUEUED: { suspend: 'SUSPENDED', resume: '-', complete: 'ACKNOWLEDGED', cancel: 'CANCELLED', change: '-' },
  TRANSFERRING: { suspend: 'SUSPENDED', resume: '-', complete: 'ACKNOWLEDGED', cancel: 'CANCELLED', change: '-' },
  TRANSIENT_ERROR: {
    suspend: 'SUSPENDED',
    resume: 'QUEUED',
    complete: 'ACKNOWLEDGED',
    cancel: 'CANCELLED',
    change: '-',
  },
  ERROR: { suspend: 'SUSPENDED', resume: 'QUEUED', complete: 'ACKNOWLEDGED', cancel: 'CANCELLED', change: '-' },
  TRANSFERRED: { suspend: '-', resume: 'BG_E_EMPTY', complete: 'ACKNOWLEDGED', cancel: 'CANCELLED', change: '-' },
  ACKNOWLEDGED: {
    suspend: 'BG_E_INVALID_STATE',
    resume: 'BG_E_INVALID_STATE',
    complete: 'BG_E_INVALID_STATE',
    cancel: 'BG_E_INVALID_STATE',
    change: 'BG_E_INVALID_STATE',
  },
  CANCELLED: {
    suspend: 'BG_E_INVALID_STATE',
    resume: 'BG_E_INVALID_STATE',
    complete: 'BG_E_INVALID_STATE',
    cancel: 'BG_E_INVALID_STATE',
    change: 'BG_E_INVALID_STATE',
  },
};

const hresults: Readonly<Record<string, number>> = { BG_E_INVALID_STATE: 0x80200002, BG_E_EMPTY: 0x80200003 };

/** Every way to add files or to change a property, and what it answers. */
const changes = (server: FaultyServer) => {
  const served = { size: 8 * MiB, rate: 64 * 1024 };
  const named = server.serve('/named.bin', served);
  server.serve('/moved.bin', served);
  return [
    { method: 'setDisplayName', args: ['another name'], value: undefined },
    { method: 'setDescription', args: ['another text'], value: undefined },
    { method: 'setPriority', args: [3], value: undefined },
    { method: 'setMinimumRetryDelay', args: [30], value: undefined },
    { method: 'setNoProgressTimeout', args: [600], value: undefined },
    { method: 'setCostPolicy', args: ['always'], value: undefined },
    { method: 'setRemoteName', args: [0, named], value: undefined },
    { method: 'replaceRemotePrefix', args: [`${server.origin}/named`, `${server.origin}/moved`], value: 1 },
    { method: 'addFileSet', args: [[{ remoteUrl: named }]], value: undefined },
  ] as const;
};

/** What an action came to, and the state changes in the job's log that it alone made. */
interface Effect {
  readonly outcome: Outcome;
  readonly moves: readonly string[];
}

const doing = async (page: Page, id: string, action: Exclude<Action, 'change'>): Promise<Effect> => {
  const before = (await call(page, id, 'getLog')).length;
  const outcome = await attempt(page, id, action);
  const log = await call(page, id, 'getLog');
  return { outcome, moves: log.slice(before).flatMap(({ event, detail }) => (event === action ? [detail] : [])) };
};

const expectRefusal = async (page: Page, id: string, outcome: Outcome, code: string, state: Reachable) => {
  expect(outcome.error).toMatchObject({ name: 'BitsError', code, hresult: hresults[code], state });
  expect(await call(page, id, 'getState')).toBe(State[state]);
};

for (const state of Object.keys(table) as Reachable[]) {
  test(`Suspend, resume, complete and cancel do to a job that is ${state} what the table says`, async ({
    page,
    server,
  }) => {
    for (const action of ['suspend', 'resume', 'complete', 'cancel'] as const) {
      const cell = table[state][action];
      const id = await bring[state](page, server);
      const { outcome, moves } = await doing(page, id, action);
      if (cell === '-') {
        expect({ action, outcome, moves }).toEqual({ action, outcome: { value: undefined }, moves: [] });
        expect(await call(page, id, 'getState')).toBe(State[state]);
      } else if (cell === 'BG_E_INVALID_STATE' || cell === 'BG_E_EMPTY') {
        expect({ action, moves }).toEqual({ action, moves: [] });
        await expectRefusal(page, id, outcome, cell, state);
      } else {
        expect({ action, error: outcome.error }).toEqual({ action, error: undefined });
        expect(moves).toEqual([expect.stringMatching(new RegExp(`^${state} to ${cell}\\b`))]);
      }
      await attempt(page, id, 'cancel');
    }
  });

  test(`Files and properties of a job that is ${state} change as the table says`, async ({ page, server }) => {
    const isChanged = table[state].change === '-';
    const id = await bring[state](page, server);
    for (const { method, args, value } of changes(server)) {
      const outcome = await attempt(page, id, method, ...args);
      if (isChanged) expect({ method, ...outcome }).toEqual({ method, value });
      else await expectRefusal(page, id, outcome, 'BG_E_INVALID_STATE', state);
    }
    const { files, ...after } = await untilState(page, id, State[state]);
    expect(files.map(({ remoteUrl }) => new URL(remoteUrl).pathname)).toEqual(
      isChanged ? ['/moved.bin', '/named.bin'] : [expect.stringMatching('^/job-')],
    );
    const changed = { displayName: 'another name', description: 'another text', priority: 3 };
    if (isChanged) expect(after).toMatchObject(changed);
    else expect(after).not.toMatchObject(changed);
  });
}

test('No job is ever CONNECTING, and the states have their numbers', async ({ page }) => {
  const { states, counts } = await page.evaluate(async () => {
    const lading = await ladingReady;
    return { states: lading.BG_JOB_STATE, counts: (await lading.listJobs()).counts };
  });
  expect(states).toEqual({ CONNECTING: 1, ...State });
  expect(counts).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('A resume of a job without files is refused, and files make it possible', async ({ page, server }) => {
  const id = await makeJob(page, {});
  const { outcome } = await doing(page, id, 'resume');
  await expectRefusal(page, id, outcome, 'BG_E_EMPTY', 'SUSPENDED');
  await attempt(page, id, 'addFileSet', [{ remoteUrl: server.serve('/late.bin', { size: MiB }) }]);
  await call(page, id, 'resume');
  await untilState(page, id, State.TRANSFERRED);
});

test('Files that are added to a job that is ready to save make it go on', async ({ page, server }) => {
  const id = await bring.TRANSFERRED(page, server);
  await attempt(page, id, 'addFileSet', [{ remoteUrl: server.serve('/more.bin', { size: MiB }) }]);
  const { outcome, moves } = await doing(page, id, 'resume');
  expect(outcome.error).toBeUndefined();
  expect(moves[0]).toMatch(/^TRANSFERRED to QUEUED/);
  const { progress } = await untilState(page, id, State.TRANSFERRED);
  expect(progress).toMatchObject({ filesTotal: 2, filesTransferred: 2, bytesTransferred: MiB + 1000 });
});

test('A job that failed tells why, and goes on once its link is mended', async ({ page, server }) => {
  const id = await bring.ERROR(page, server);
  const error = await call(page, id, 'getError');
  expect(error).toMatchObject({
    code: 'BG_E_HTTP_ERROR_404',
    hresult: 0x80190194,
    status: 404,
    fileIndex: 0,
    context: 5,
  });
  expect(error.message).not.toBe('');
  expect(error.advice).not.toBe('');
  await attempt(page, id, 'setRemoteName', 0, server.serve('/mended.bin', { size: MiB }));
  await call(page, id, 'resume');
  const { errorCount } = await untilState(page, id, State.TRANSFERRED);
  expect(errorCount).toBe(1);
  expect((await attempt(page, id, 'getError')).error).toMatchObject({
    name: 'BitsError',
    code: 'BG_E_ERROR_INFORMATION_UNAVAILABLE',
  });
});

test('A resume of a job that waits for a retry skips the delay', async ({ page, server }) => {
  const url = server.serve('/busy.bin', {
    size: 1000,
    faults: [{ when: { nth: 1 }, effect: { do: 'status', status: 503, headers: { 'Retry-After': '600' } } }],
  });
  const id = await startJob(page, { files: [{ remoteUrl: url }] });
  const { error } = await untilState(page, id, State.TRANSIENT_ERROR);
  expect((error?.retryAt ?? 0) - (error?.at ?? 0)).toBeGreaterThan(590_000);
  await call(page, id, 'resume');
  await untilState(page, id, State.TRANSFERRED);
});
