import { findChecksum } from '../../src/core/checksum-list.ts';
import type { Digest } from '../../src/core/digest.ts';
import { namesInUrl } from '../../src/core/file-name-source.ts';
import type { FileRow } from '../../src/core/file-row.ts';
import type { JobId } from '../../src/core/ids.ts';
import { isFinal } from '../../src/core/job-state.ts';
import { refuse, RefusalError } from '../../src/core/refusal.ts';
import type { Output } from '../../src/protocol/outputs.ts';
import type { Answer } from '../../src/ports/network.ts';
import type { Engine } from '../engine/engine.ts';
import { within } from '../transfer/watchdog.ts';
import { foundJob } from './job-commands.ts';

const patience = 15_000;

/** Bytes: the largest list that is read. */
const mostText = 1024 * 1024;

/** Where checksums lie by custom: beside the file, and in a list of its folder. */
const places = (remoteUrl: string): { readonly name: string; readonly urls: readonly string[] } => {
  const url = new URL(remoteUrl);
  url.hash = '';
  const [name = ''] = namesInUrl(remoteUrl);
  const beside = new URL(url);
  beside.pathname += '.sha256';
  const lists = ['SHA256SUMS', 'SHA256SUMS.txt', 'sha256sum.txt'].map((list) => new URL(list, url).href);
  return { name, urls: [beside.href, ...lists] };
};

/** The text of an answer; `undefined` where it is none, or larger than any list. */
const textOf = async (answer: Answer): Promise<string | undefined> => {
  if (answer.status !== 200) return undefined;
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; bytes <= mostText;) {
    const chunk = await answer.read();
    if (chunk === 'end') return text + decoder.decode();
    bytes += chunk.length;
    text += decoder.decode(chunk, { stream: true });
  }
  return undefined;
};

const textAt = async ({ deps }: Engine, url: string): Promise<string | undefined> => {
  const abort = new AbortController();
  const read = async (): Promise<string | undefined> => textOf(await deps.network.open({ url }, abort.signal));
  try {
    return await within(deps.clock, patience, read(), () => abort.abort());
  } catch {
    return undefined;
  } finally {
    abort.abort();
  }
};

const search = async (engine: Engine, file: FileRow): Promise<{ digest: Digest; url: string } | undefined> => {
  const { name, urls } = places(file.remoteUrl);
  for (const url of urls) {
    const text = await textAt(engine, url);
    const digest = text === undefined ? undefined : findChecksum(text, name);
    if (digest) return { digest, url };
  }
  return undefined;
};

/**
 * Looks for a file's checksum beside it on its server, and has the file compared with it: before it counts as whole, or
 * by `verify` where it is whole already. From the same server it guards against accidents, not against that server.
 */
export const findDigest = async (engine: Engine, id: JobId, index: number): Promise<Output<'file/find-digest'>> => {
  const { jobs, clock } = engine.deps;
  const { state } = (await foundJob(engine, id)).phase;
  if (isFinal(state)) throw new RefusalError({ code: 'BG_E_INVALID_STATE', state });
  const file = (await jobs.file(id, index)) ?? refuse('E_INVALIDARG', 'fileIndex');
  // What the person gave is trusted more than what lies on the same server, and a list speaks of whole files.
  if (file.digest) return refuse('E_INVALIDARG', 'the file has a checksum');
  if (file.ranges) return refuse('E_INVALIDARG', 'only parts of the file are wanted');
  const found = (await search(engine, file)) ?? refuse('BG_E_NOT_FOUND', 'no checksum beside the file');
  await engine.decide(id, [index], ({ files }) => ({
    event: { type: 'change' },
    files: files.map((row) => ({ ...row, digest: row.digest ?? found.digest })),
    log: [
      { at: clock.now(), event: 'digest', detail: `file ${index}: a checksum from ${new URL(found.url).pathname}` },
    ],
  }));
  return { algorithm: found.digest.algorithm, value: found.digest.value, url: found.url };
};
