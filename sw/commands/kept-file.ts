import type { FileRow } from '../../src/core/file-row.ts';
import type { JobId } from '../../src/core/ids.ts';
import type { JobState } from '../../src/core/job-state.ts';
import { refuse, RefusalError } from '../../src/core/refusal.ts';
import type { Engine } from '../engine/engine.ts';
import { foundJob } from './job-commands.ts';

/** States in which whole files can be saved. */
export const savable: readonly JobState[] = ['transferred', 'acknowledged'];

/** A whole file of a job in one of these states, whose bytes should be in the app's storage; else a refusal. */
export const keptFile = async (
  engine: Engine,
  id: JobId,
  index: number,
  states: readonly JobState[],
): Promise<FileRow> => {
  const { phase } = await foundJob(engine, id);
  if (!states.includes(phase.state)) throw new RefusalError({ code: 'BG_E_INVALID_STATE', state: phase.state });
  const file = await engine.deps.jobs.file(id, index);
  if (!file) return refuse('E_INVALIDARG', 'fileIndex');
  if (!file.whole) return refuse('BG_E_NOT_FOUND', `file ${index} was not whole`);
  if (phase.state === 'acknowledged' && phase.keeps === 'nothing') {
    return refuse('BG_E_NOT_FOUND', `file ${index} was saved to a folder`);
  }
  return file;
};
