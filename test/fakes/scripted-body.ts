import type { Clock } from '../../src/ports/clock.ts';
import type { Chunk } from '../../src/ports/network.ts';
import type { Fault, Resource, Served } from './scripted-resource.ts';
import { seededBytes } from './seeded-bytes.ts';

/** The body of one answer on its way. */
export interface ScriptedBody {
  readonly read: () => Promise<Chunk>;
  readonly blob: () => Promise<Blob>;
  readonly end: (reason: Error) => void;
}

/** What a body is made of, and who watches it. */
export interface BodyParts {
  readonly served: Served;
  readonly resource: Resource;
  readonly fault: Fault | undefined;
  readonly clock: Clock;
  /** Waits until the test lets one more chunk through. */
  readonly byHand: () => Promise<void>;
  readonly onRead: (bytes: number) => void;
  readonly onEnd: () => void;
}

const defaultChunk = 64 * 1024;

/** The bytes of a version; beyond its end there is padding that no version has. */
const bytesOf = ({ version }: Served, start: number, end: number): Uint8Array<ArrayBuffer> => {
  if (end <= version.size) return seededBytes(version.seed, start, end);
  const bytes = new Uint8Array(end - start);
  if (start < version.size) bytes.set(seededBytes(version.seed, start, version.size));
  return bytes;
};

const lastByte = ({ end }: Served, fault: Fault | undefined): number =>
  fault?.kind === 'longer' ? end + fault.by : end;

/** The place after which nothing comes any more. */
const breakAt = ({ start, end }: Served, fault: Fault | undefined): number => {
  if (fault?.kind === 'content-length') return end;
  return fault?.kind === 'cut' || fault?.kind === 'stall' ? start + fault.after : Infinity;
};

/** A body whose bytes come as the script says. */
export const createScriptedBody = (parts: BodyParts): ScriptedBody => {
  const { served, resource, fault, clock } = parts;
  const over = Promise.withResolvers<never>();
  over.promise.catch(() => undefined);
  let isOver = false;
  let at = served.start;
  const [end, broken] = [lastByte(served, fault), breakAt(served, fault)];

  const finish = (reason: Error): void => {
    if (isOver) return;
    isOver = true;
    over.reject(reason);
    parts.onEnd();
  };

  const paced = (): Promise<void> => {
    if (resource.pace === 'by hand') return parts.byHand();
    const ms = resource.pace ?? 0;
    return ms === 0 ? Promise.resolve() : new Promise((resolve) => void clock.after(ms, resolve));
  };

  const read = async (): Promise<Chunk> => {
    if (!isOver && at >= end && fault?.kind !== 'content-length') {
      finish(new DOMException('The body is over', 'AbortError'));
      return 'end';
    }
    if (!isOver && at >= broken && fault?.kind !== 'stall') finish(new TypeError('network error'));
    if (!isOver && at >= broken) return over.promise;
    await Promise.race([over.promise, paced()]);
    const next = Math.min(at + (resource.chunk ?? defaultChunk), end, broken);
    const bytes = bytesOf(served, at, next);
    at = next;
    parts.onRead(bytes.length);
    return bytes;
  };

  const blob = async (): Promise<Blob> => {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for (;;) {
      const chunk = await read();
      if (chunk === 'end') return new Blob(chunks);
      chunks.push(chunk);
    }
  };

  return { read, blob, end: finish };
};
