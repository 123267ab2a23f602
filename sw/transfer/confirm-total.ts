import { parseContentLength } from '../../src/core/content-length.ts';
import { parseContentRange } from '../../src/core/content-range.ts';
import type { Confirmation } from '../../src/core/file-knowledge.ts';
import { spanAt } from '../../src/core/ranges.ts';
import type { Answer } from '../../src/ports/network.ts';
import { compareHeld } from './compare-held.ts';
import { type FileSource, overlapSize } from './file-source.ts';
import { readExactly } from './read-exactly.ts';
import { within } from './watchdog.ts';

const probeTimeout = 30_000;

const longer = (total: number, how: 'stated' | 'presumed'): Confirmation => ({
  found: 'longer',
  total,
  isStated: how === 'stated',
});

const judgeEnd = async (
  source: FileSource,
  answer: Answer,
  { start, presumed }: { start: number; presumed: number },
): Promise<Confirmation> => {
  if (answer.status === 416) return { found: 'changed' };
  if (answer.status === 200) return { found: 'whole only' };
  if (answer.status !== 206) return { found: 'refused' };
  const { head: bytes } = await readExactly(source, answer, presumed - start);
  if (bytes.length < presumed - start) return { found: 'unreachable' };
  const compared = spanAt(source.held, start) === undefined ? 'equal' : await compareHeld(source, start, bytes);
  if (compared === 'different') return { found: 'changed' };
  if (compared === 'lost') return { found: 'unreachable' };
  const stated = answer.contentRange === undefined ? undefined : parseContentRange(answer.contentRange)?.total;
  const end = start + (parseContentLength(answer.contentLength ?? '') ?? 0);
  const total = stated ?? end;
  if (total === presumed) return { found: 'confirmed' };
  return total < presumed ? { found: 'changed' } : longer(total, stated === undefined ? 'presumed' : 'stated');
};

/**
 * Asks where a file ends that no answer told the size of, because Content-Range is hidden: a server may have ended an
 * open range early. The last bytes and all behind them are asked for once more: an answer of just those, and equal, proves
 * the end.
 */
export const confirmTotal = async (source: FileSource, signal: AbortSignal): Promise<Confirmation> => {
  const { clock, network, budget } = source.deps;
  const presumed = source.file.version?.total ?? 0;
  const last = spanAt(source.held, presumed - 1);
  const start = Math.max(last?.start ?? presumed - 1, presumed - overlapSize, 0);
  const remote = source.remotes.first(source.file);
  const own = new AbortController();
  const both = AbortSignal.any([signal, own.signal]);
  let giveBack: (() => void) | undefined;
  let answer: Answer | undefined;
  const ask = async (): Promise<Confirmation> => {
    answer = await network.open(source.askFor({ start }, remote), both);
    return judgeEnd(source, answer, { start, presumed });
  };
  try {
    giveBack = await budget.borrow(remote.host, signal);
    return await within(clock, probeTimeout, ask(), () => own.abort());
  } catch {
    // An answer that was cut is the network's fault; one that a script may not read is the server's last word.
    const isSilent = answer === undefined && (await network.answersWithoutCors(remote.url, signal).catch(() => false));
    return { found: isSilent ? 'refused' : 'unreachable' };
  } finally {
    own.abort();
    giveBack?.();
  }
};
