import type { Page } from '@playwright/test';
import type { FaultyServer } from '../server/faulty-server.js';
import { bring, endless, fillTheTurns, giveManyTurns, type Reachable } from './bring.ts';
import { attempt, call, makeJob, MiB, type Outcome, startJob, State, untilState } from './drive.ts';
import { expect, test } from './fixtures.ts';

const actions = ['suspend', 'resume', 'complete', 'cancel'] as const;
type Action = (typeof actions)[number];

/** A state to go to; `-` no change; a code: refused and no change. */
type Cell = Reachable | '-' | 'BG_E_INVALID_STATE' | 'BG_E_EMPTY';

const table: Readonly<Record<Reachable, Readonly<Record<Action | 'change', Cell>>>> = {
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

const states = Object.keys(table) as Reachable[];

const hresults: Readonly<Record<string, number>> = { BG_E_INVALID_STATE: 0x80200002, BG_E_EMPTY: 0x80200003 };

/** Every way to add files or to change a property, and what it answers. */
const changes = ({ origin }: FaultyServer) => {
  const named = `${origin}/named.bin`;
  return [
    { method: 'setDisplayName', args: ['another name'], value: undefined },
    { method: 'setDescription', args: ['another text'], value: undefined },
    { method: 'setPriority', args: [3], value: undefined },
    { method: 'setMinimumRetryDelay', args: [30], value: undefined },
    { method: 'setNoProgressTimeout', args: [600], value: undefined },
    { method: 'setCostPolicy', args: ['always'], value: undefined },
    { method: 'setRemoteName', args: [0, named], value: undefined },
    { method: 'replaceRemotePrefix', args: [`${origin}/named`, `${origin}/moved`], value: 1 },
    { method: 'addFileSet', args: [[{ remoteUrl: named }]], value: undefined },
  ] as const;
};

/** What an action came to, the state changes in the job's log that it alone made, and the state after it. */
interface Effect {
  readonly outcome: Outcome;
  readonly moves: readonly string[];
  readonly after: number;
}

const doing = async (page: Page, id: string, action: Action): Promise<Effect> => {
  const before = (await call(page, id, 'getLog')).length;
  const outcome = await attempt(page, id, action);
  const after = await call(page, id, 'getState');
  const log = await call(page, id, 'getLog');
  const moves = log.slice(before).flatMap(({ event, detail }) => (event === action ? [detail] : []));
  return { outcome, moves, after };
};

const refusal = (code: string, state: Reachable): { readonly error: unknown } => ({
  error: expect.objectContaining({ name: 'BitsError', code, hresult: hresults[code], state }),
});

/** What an action must come to, by the table. */
const rightEffect = (state: Reachable, cell: Cell): unknown => {
  if (cell === '-') return { outcome: { value: undefined }, moves: [], after: State[state] };
  if (cell in hresults) return { outcome: refusal(cell, state), moves: [], after: State[state] };
  const outcome: unknown = expect.not.objectContaining({ error: expect.anything() });
  const moves: unknown[] = [expect.stringMatching(new RegExp(`^${state} to ${cell}\\b`))];
  return { outcome, moves, after: expect.any(Number) as unknown };
};

/** Every action in these states, each with a job of its own, under the names of both. */
const effectsIn = async (page: Page, server: FaultyServer, from: readonly Reachable[]): Promise<[string, Effect][]> => {
  const pairs = from.flatMap((state) => actions.map((action) => ({ state, action })));
  return Promise.all(
    pairs.map(async ({ state, action }) => {
      const id = await bring[state](page, server);
      const effect = await doing(page, id, action);
      await attempt(page, id, 'cancel');
      return [`${state}: ${action}`, effect];
    }),
  );
};

test('Suspend, resume, complete and cancel do in every state what the table says, no job is CONNECTING, and the states have their numbers', async ({
  page,
  server,
}) => {
  const { numbers, counts } = await page.evaluate(async () => {
    const lading = await ladingReady;
    return { numbers: lading.BG_JOB_STATE, counts: (await lading.listJobs()).counts };
  });
  expect(numbers).toEqual({ CONNECTING: 1, ...State });
  expect(counts).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);

  await giveManyTurns(page);
  const others = await effectsIn(
    page,
    server,
    states.filter((state) => state !== 'QUEUED'),
  );
  await fillTheTurns(page, server);
  const queued = await effectsIn(page, server, ['QUEUED']);
  const right = states.flatMap((state) =>
    actions.map((action) => [`${state}: ${action}`, rightEffect(state, table[state][action])]),
  );
  expect(Object.fromEntries([...others, ...queued])).toEqual(Object.fromEntries(right));
});

/** What all the changes do to a job in this state, and what it is afterwards. */
const changed = async (page: Page, server: FaultyServer, state: Reachable): Promise<[Reachable, unknown]> => {
  const id = await bring[state](page, server);
  const outcomes: unknown[] = [];
  for (const { method, args } of changes(server)) {
    outcomes.push({ method, ...(await attempt(page, id, method, ...args)) });
  }
  const { files, displayName, description, priority, state: after } = await call(page, id, 'getSnapshot');
  const paths = files.map(({ remoteUrl }) => new URL(remoteUrl).pathname);
  await attempt(page, id, 'cancel');
  return [state, { outcomes, after, paths, displayName, description, priority }];
};

/** What the changes must come to, by the table. */
const rightChange = (server: FaultyServer, state: Reachable): unknown => {
  const isChanged = table[state].change === '-';
  const outcomes = changes(server).map(({ method, value }) =>
    isChanged ? { method, value } : { method, ...refusal('BG_E_INVALID_STATE', state) },
  );
  const texts = isChanged
    ? { displayName: 'another name', description: 'another text', priority: 3 }
    : { displayName: expect.stringMatching('^job-') as unknown, description: '', priority: 2 };
  const paths: unknown[] = isChanged ? ['/moved.bin', '/named.bin'] : [expect.stringMatching('^/job-')];
  return { outcomes, after: State[state], paths, ...texts };
};

test('Files and properties of a job change in every state as the table says', async ({ page, server }) => {
  for (const path of ['/named.bin', '/moved.bin']) server.serve(path, endless);
  await giveManyTurns(page);
  const others = states.filter((state) => state !== 'QUEUED').map((state) => changed(page, server, state));
  const found = await Promise.all(others);
  await fillTheTurns(page, server);
  found.push(await changed(page, server, 'QUEUED'));
  const right = states.map((state) => [state, rightChange(server, state)]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(right));
});

test('Files that are added make a resume possible where there were none, and make a job that is ready to save go on', async ({
  page,
  server,
}) => {
  const empty = await makeJob(page, {});
  const refused = await doing(page, empty, 'resume');
  expect(refused).toEqual({ outcome: refusal('BG_E_EMPTY', 'SUSPENDED'), moves: [], after: State.SUSPENDED });
  await attempt(page, empty, 'addFileSet', [{ remoteUrl: server.serve('/late.bin', { size: MiB }) }]);
  await call(page, empty, 'resume');
  await untilState(page, empty, State.TRANSFERRED);

  const ready = await bring.TRANSFERRED(page, server);
  await attempt(page, ready, 'addFileSet', [{ remoteUrl: server.serve('/more.bin', { size: MiB }) }]);
  const { outcome, moves } = await doing(page, ready, 'resume');
  expect(outcome.error).toBeUndefined();
  expect(moves[0]).toMatch(/^TRANSFERRED to QUEUED/);
  const { progress } = await untilState(page, ready, State.TRANSFERRED);
  expect(progress).toMatchObject({ filesTotal: 2, filesTransferred: 2, bytesTransferred: MiB + 1000 });
});

test('A job that failed tells why and goes on once its link is mended, and one that waits for a retry goes on without the delay', async ({
  page,
  server,
}) => {
  const failed = await bring.ERROR(page, server);
  const error = await call(page, failed, 'getError');
  expect(error).toMatchObject({
    code: 'BG_E_HTTP_ERROR_404',
    hresult: 0x80190194,
    status: 404,
    fileIndex: 0,
    context: 5,
  });
  expect(error.message).not.toBe('');
  expect(error.advice).not.toBe('');
  await attempt(page, failed, 'setRemoteName', 0, server.serve('/mended.bin', { size: MiB }));
  await call(page, failed, 'resume');
  const { errorCount } = await untilState(page, failed, State.TRANSFERRED);
  expect(errorCount).toBe(1);
  expect((await attempt(page, failed, 'getError')).error).toMatchObject({
    name: 'BitsError',
    code: 'BG_E_ERROR_INFORMATION_UNAVAILABLE',
  });

  const url = server.serve('/busy.bin', {
    size: 1000,
    faults: [{ when: { nth: 1 }, effect: { do: 'status', status: 503, headers: { 'Retry-After': '600' } } }],
  });
  const busy = await startJob(page, { files: [{ remoteUrl: url }] });
  const { error: wait } = await untilState(page, busy, State.TRANSIENT_ERROR);
  expect((wait?.retryAt ?? 0) - (wait?.at ?? 0)).toBeGreaterThan(590_000);
  await call(page, busy, 'resume');
  await untilState(page, busy, State.TRANSFERRED);
});
