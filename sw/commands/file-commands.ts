import type { FileRow } from '../../src/core/file-row.ts';
import { withoutHandOver } from '../../src/core/hand-over.ts';
import type { JobId, RequestId } from '../../src/core/ids.ts';
import type { JobState } from '../../src/core/job-state.ts';
import { refuse } from '../../src/core/refusal.ts';
import type { Engine } from '../engine/engine.ts';
import { readableBlobs } from '../transfer/whole-file.ts';
import type { Handlers } from './command-context.ts';
import { answered, remembering } from './fulfilled.ts';
import { handOver } from './hand-over.ts';
import { foundJob } from './job-commands.ts';
import { keptFile, savable } from './kept-file.ts';
import { findDigest } from './find-digest.ts';
import { verifyFile } from './verify-file.ts';
import { checkedUrl, newFiles, newHeaders, withFiles } from './new-job.ts';

type FileCommands =
  | 'job/add-files'
  | 'job/set-remote-name'
  | 'job/replace-remote-prefix'
  | 'job/handed-over'
  | 'file/read'
  | 'file/read-for-saving'
  | 'file/offer'
  | 'file/offer-taken'
  | 'file/find-digest'
  | 'file/verify';

const addFiles = async (
  engine: Engine,
  { id, files: inputs }: Parameters<Handlers['job/add-files']>[0],
  by: RequestId,
): Promise<null> => {
  const { protocol, clock } = engine.deps;
  if (answered(await foundJob(engine, id), by) !== undefined) return null;
  if (inputs.length === 0) return refuse('E_INVALIDARG', 'files');
  let added: readonly FileRow[] = [];
  await engine.decide(id, 'all files', ({ job, files }) => {
    added = newFiles(inputs, { jobId: id, pageProtocol: protocol, existing: files });
    const log = [{ at: clock.now(), event: 'files', detail: `${added.length} added` }];
    return {
      event: { type: 'change' },
      files: added,
      headers: newHeaders(inputs, files.length),
      log,
      job: withFiles(remembering(job, by, 0), [...files, ...added]),
    };
  });
  engine.running.live(id)?.add(added);
  engine.announcements.moved(id);
  return null;
};

/** A file under another address. What is held stays; the next answer proves whether it is the same file. */
const moved = (file: FileRow, remoteUrl: string): FileRow => ({ ...file, remoteUrl, rangesWork: true, changes: 0 });

const rename = async (
  engine: Engine,
  id: JobId,
  choose: (file: FileRow) => FileRow,
  by: RequestId,
  index?: number,
): Promise<number> => {
  const { clock } = engine.deps;
  const known = answered(await foundJob(engine, id), by);
  if (known !== undefined) return known;
  let matched = 0;
  const job = await engine.decide(id, 'all files', ({ job: now, files }) => {
    if (index !== undefined && !files[index]) refuse('E_INVALIDARG', 'fileIndex');
    const changed = files
      .map((file) => (index === undefined || file.index === index ? choose(file) : file))
      .filter((file, at) => file !== files[at]);
    matched = changed.length;
    const indexes = changed.map((file) => file.index);
    const all = files.map((file) => changed.find((other) => other.index === file.index) ?? file);
    const event = now.phase.state === 'transferring' ? ({ type: 'yielded' } as const) : ({ type: 'change' } as const);
    const log = changed.map((file) => ({
      at: clock.now(),
      event: 'address',
      detail: `file ${file.index}: a new link on ${new URL(file.remoteUrl).host}`,
    }));
    return {
      event: matched === 0 ? { type: 'change' } : event,
      files: changed,
      log,
      job: withFiles(withoutHandOver(remembering(now, by, matched), indexes), all),
    };
  });
  if (matched > 0 && job.phase.state === 'queued') await engine.running.stop(id);
  return matched;
};

const replacePrefix = (
  engine: Engine,
  input: Parameters<Handlers['job/replace-remote-prefix']>[0],
  by: RequestId,
): Promise<number> => {
  const { id, oldPrefix, newPrefix } = input;
  if (oldPrefix === '') return refuse('E_INVALIDARG', 'oldPrefix');
  const choose = (file: FileRow): FileRow =>
    file.remoteUrl.startsWith(oldPrefix)
      ? moved(file, checkedUrl(newPrefix + file.remoteUrl.slice(oldPrefix.length), engine.deps.protocol, 'newPrefix'))
      : file;
  return rename(engine, id, choose, by);
};

/** A whole file as a File that the browser streams from disk. */
export const wholeFile = async (
  engine: Engine,
  id: JobId,
  index: number,
  states: readonly JobState[],
): Promise<File> => {
  const file = await keptFile(engine, id, index, states);
  const blobs = await readableBlobs(engine.deps.pieces, file);
  if (!blobs) return refuse('E_EVICTED', `file ${index}`);
  return new File([...blobs], file.localName, { type: 'application/octet-stream' });
};

const offer = async (engine: Engine, id: JobId, index: number): ReturnType<Handlers['file/offer']> => {
  await wholeFile(engine, id, index, savable);
  const token = engine.offers.make({ jobId: id, index });
  return { token, path: `save/${token}` };
};

/** The commands that concern files: adding, finding them elsewhere, handing them out. */
export const fileCommands = (engine: Engine): Pick<Handlers, FileCommands> => ({
  'job/add-files': (input, { id: by }) => addFiles(engine, input, by),
  'job/set-remote-name': async ({ id, index, remoteUrl }, { id: by }) => {
    const url = checkedUrl(remoteUrl, engine.deps.protocol, 'remoteUrl');
    await rename(engine, id, (file) => moved(file, url), by, index);
    return null;
  },
  'job/replace-remote-prefix': (input, { id: by }) => replacePrefix(engine, input, by),
  'job/handed-over': (input, { id: by }) => handOver(engine, input, by),
  'file/read': ({ id, index }) => wholeFile(engine, id, index, ['acknowledged']),
  'file/read-for-saving': ({ id, index }) => wholeFile(engine, id, index, savable),
  'file/offer': ({ id, index }) => offer(engine, id, index),
  'file/offer-taken': ({ token }) => engine.offers.wasTaken(token),
  'file/find-digest': ({ id, index }) => findDigest(engine, id, index),
  'file/verify': ({ id, index }) => verifyFile(engine, id, index),
});
