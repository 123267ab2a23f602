import { bitsNumberByState, type JobState } from './job-state.ts';

/** What a person asks of a job. `change` stands for adding files and for setting any property. */
export type ActionType = 'suspend' | 'resume' | 'complete' | 'cancel' | 'change';

/** What happens to a job without being asked for. */
export type FactType =
  | 'started'
  | 'yielded'
  | 'engine-gone'
  | 'network-lost'
  | 'network-back'
  | 'cost-forbids'
  | 'cost-allows'
  | 'failed'
  | 'retry-due'
  | 'gave-up'
  | 'broke'
  | 'finished';

export type EventType = ActionType | FactType;

/** A state to go to; `-` no change; `!` refused with BG_E_INVALID_STATE. */
export type Cell = Exclude<JobState, 'connecting'> | '-' | '!';

/** One cell for each state, by its number. */
type Cells = readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell];

const no: Cell = '-';
const bad: Cell = '!';
const kept: Cell = 'acknowledged';
const gone: Cell = 'cancelled';
const retry: Cell = 'transient-error';

/**
 * Where each event leads from each state: design/1-job-model.md, both tables. A job that was dispatched and has no byte
 * yet is still queued, so a queued job may fail. `resume` of a suspended or transferred job has a condition of its own
 * (it must have files to fetch), which step.ts checks. No cell leads to CONNECTING, which is not supported.
 *
 * Columns: queued, connecting, transferring, suspended, error, transient-error, transferred, acknowledged, cancelled.
 */
const grid = {
  suspend: ['suspended', bad, 'suspended', no, 'suspended', 'suspended', no, bad, bad],
  resume: [no, bad, no, 'queued', 'queued', 'queued', 'queued', bad, bad],
  complete: [kept, bad, kept, kept, kept, kept, kept, bad, bad],
  cancel: [gone, bad, gone, gone, gone, gone, gone, bad, bad],
  change: [no, bad, no, no, no, no, no, bad, bad],
  started: ['transferring', no, no, no, no, no, no, no, no],
  yielded: [no, no, 'queued', no, no, no, no, no, no],
  'engine-gone': ['queued', no, 'queued', no, no, no, no, no, no],
  'network-lost': [no, no, retry, no, no, no, no, no, no],
  'network-back': [no, no, no, no, no, 'queued', no, no, no],
  'cost-forbids': [no, no, retry, no, no, no, no, no, no],
  'cost-allows': [no, no, no, no, no, 'queued', no, no, no],
  failed: [retry, no, retry, no, no, no, no, no, no],
  'retry-due': [no, no, no, no, no, 'queued', no, no, no],
  'gave-up': [no, no, no, no, no, 'error', no, no, no],
  broke: ['error', no, 'error', no, no, no, 'error', no, no],
  finished: ['transferred', no, 'transferred', no, no, no, no, no, no],
} satisfies Record<EventType, Cells>;

/** The cell of the grid for a state and an event. */
export const cellOf = (state: JobState, event: EventType): Cell => grid[event][bitsNumberByState[state]];

/** The next state, `state` itself where nothing changes, or `undefined` where the event is refused. */
export const nextState = (state: JobState, event: EventType): JobState | undefined => {
  const cell = cellOf(state, event);
  if (cell === '!') return undefined;
  return cell === '-' ? state : cell;
};

/** Every event, in the order of the grid. */
export const eventTypes: readonly EventType[] = Object.keys(grid).filter((name): name is EventType =>
  Object.hasOwn(grid, name),
);
