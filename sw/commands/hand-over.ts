import { withHandOver } from '../../src/core/hand-over.ts';
import type { RequestId } from '../../src/core/ids.ts';
import type { JobState } from '../../src/core/job-state.ts';
import { refuse, RefusalError } from '../../src/core/refusal.ts';
import type { Engine } from '../engine/engine.ts';
import type { Handlers } from './command-context.ts';
import { answered, remembering } from './fulfilled.ts';
import { foundJob } from './job-commands.ts';

/** A job that is at work fetches the file itself, and one that is over has nothing left to give. */
const givable: ReadonlySet<JobState> = new Set(['suspended', 'error']);

/** Notes that a person gave the link of a file to the browser's own downloads. A resume takes the note back. */
export const handOver = async (
  engine: Engine,
  { id, index }: Parameters<Handlers['job/handed-over']>[0],
  by: RequestId,
): Promise<null> => {
  const { clock } = engine.deps;
  if (answered(await foundJob(engine, id), by) !== undefined) return null;
  await engine.decide(id, [index], ({ job, files: [file] }) => {
    const { state } = job.phase;
    if (!givable.has(state)) throw new RefusalError({ code: 'BG_E_INVALID_STATE', state });
    if (!file) return refuse('E_INVALIDARG', 'fileIndex');
    const at = clock.now();
    const detail = `file ${index}: from ${new URL(file.remoteUrl).host}`;
    return {
      event: { type: 'change' },
      job: withHandOver(remembering(job, by, 0), index, at),
      log: [{ at, event: 'handed-over', detail }],
    };
  });
  return null;
};
