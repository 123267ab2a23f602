import type { Cause } from '../../src/core/failure.ts';
import type { FileRow } from '../../src/core/file-row.ts';
import { deservesAnotherTry, isBusy, type Refusals, withRefusal } from '../../src/core/reconnect.ts';
import type { ClaimPlanner } from './claim-planner.ts';
import type { ConnectionCount } from './connection-count.ts';
import type { ConnectionEnd } from './connection-end.ts';
import { type FileOutcome, forGood } from './file-outcome.ts';
import type { FileSource } from './file-source.ts';
import type { LiveClaim } from './live-claim.ts';
import { faultOf, isPartless } from './mirror-fault.ts';
import { causeOfNetworkError } from './network-cause.ts';
import { pause } from './pause.ts';

/** A connection that has ended. */
export interface Ended {
  readonly claim: LiveClaim;
  readonly end: ConnectionEnd;
}

/** What a settlement works with. */
export interface SettlementParts {
  readonly source: FileSource;
  readonly planner: ClaimPlanner;
  readonly count: ConnectionCount;
  readonly signal: AbortSignal;
  /** Stops every connection and begins the file anew. */
  readonly restart: (fault: 'change' | 'server', why: string) => Promise<void>;
}

/** Times that a file is begun anew because the file on the server changed, before that is an error. */
const mostChanges = 1;

/** Milliseconds for which a host that had no room for a connection is left alone, and how often in a row. */
const breather = 1000;
const mostBreathers = 3;

/** Decides what the end of a connection means for its file: go on, begin anew, or an outcome. */
export class Settlement {
  readonly #parts: SettlementParts;
  #refusals: Refusals | null = null;
  #breathers = 0;

  constructor(parts: SettlementParts) {
    this.#parts = parts;
  }

  /** `undefined`: the file goes on. */
  async settle({ claim, end }: Ended): Promise<FileOutcome | undefined> {
    const { source, count } = this.#parts;
    if (claim.stored > 0) {
      this.#refusals = null;
      this.#breathers = 0;
    }
    if (end.end === 'refused') source.deps.budget.refused(claim.remote.host, end.cause);
    if (await this.#leavesOut({ claim, end })) return undefined;
    switch (end.end) {
      case 'done':
      case 'stopped':
        count.grow();
        return undefined;
      case 'store failed':
        return { ended: 'store failed', error: end.error };
      case 'outside':
        return forGood({ kind: 'outside-file', total: end.total });
      case 'body over':
        return this.#bodyOver(end.total);
      case 'beyond the end':
        return this.#beyondTheEnd(end.total);
      case 'changed':
        return this.changed(end.why);
      case 'disagrees':
        return this.changed('another file');
      case 'unproven':
        return this.#unproven();
      case 'no ranges':
      case 'whole instead of part':
        return this.#withoutRanges(end.end);
      case 'cut':
        return this.#cut(claim, end);
      case 'refused':
        return this.#refused(end);
    }
  }

  get #active(): number {
    return this.#parts.source.claims.size;
  }

  /** Leaves out an address that failed or disagrees, where the file has another one; false where this is the last. */
  async #leavesOut({ claim, end }: Ended): Promise<boolean> {
    const { source } = this.#parts;
    const fault = claim.stored > 0 ? undefined : faultOf(end);
    const delivering = [...source.claims.values()].filter((other) => other.delivers);
    const isFull = end.end === 'refused' && delivering.some(({ remote }) => remote === claim.remote);
    // One that sends no parts, or another version, may be the only one that has the file, as long as nothing has come.
    const isWanted = (isPartless(end) || end.end === 'changed') && !source.hasBytes && delivering.length === 0;
    if (fault === undefined || isFull || isWanted || source.remotes.isLast(claim.remote)) return false;
    // Another connection to the same address may have ended before: that is told once.
    const isNews = source.remotes.drop(claim.remote);
    if (isNews) await source.hooks.log('mirror', `${claim.remote.host} is left out: ${fault}`);
    return true;
  }

  async #bodyOver(total: number): Promise<FileOutcome | undefined> {
    const isNews = this.#parts.source.file.version?.total !== total;
    if (isNews) await this.#learn((file) => ({ ...file, version: { ...file.version, total }, evidence: 'unverified' }));
    return this.#parts.source.isWhole ? undefined : forGood({ kind: 'bad-answer', detail: 'the body ended early' });
  }

  async #beyondTheEnd(total: number): Promise<FileOutcome | undefined> {
    const { source } = this.#parts;
    if (source.file.version?.total === undefined) {
      await source.hooks.started();
      await this.#learn((file) => ({ ...file, version: { ...file.version, total } }));
    }
    if (this.#parts.source.isWhole) return undefined;
    return source.file.ranges ? forGood({ kind: 'outside-file', total }) : this.changed('another version');
  }

  /** The file is another one: it begins anew once, then that is an error. */
  async changed(why: 'another version' | 'another tag' | 'another file'): Promise<FileOutcome | undefined> {
    const { source, restart } = this.#parts;
    if (source.file.changes >= mostChanges) {
      if (why !== 'another tag') return forGood({ kind: 'changed' });
      await source.distrustTags();
      return undefined;
    }
    const isNewLink = why === 'another file';
    await restart('change', isNewLink ? 'the new link leads to another file' : 'the file changed on the server');
    return undefined;
  }

  /** An answer that cannot be joined: where others deliver, do without it; else compare bytes; else ask for all of it. */
  async #unproven(): Promise<FileOutcome | undefined> {
    const { source, count } = this.#parts;
    if (this.#active === 0 && source.stepDown() === 'is down') return this.#withoutRanges('no ranges');
    if (this.#active > 0) count.shrink();
    return undefined;
  }

  async #withoutRanges(why: 'no ranges' | 'whole instead of part'): Promise<FileOutcome | undefined> {
    const { source, count, restart } = this.#parts;
    if (this.#active > 0 && [...source.claims.values()].some(({ delivers }) => delivers)) {
      count.shrink();
      return undefined;
    }
    const { rangesWork, ranges } = source.file;
    if (!rangesWork || ranges) return forGood({ kind: 'no-ranges' });
    await this.#learn((file) => ({ ...file, rangesWork: false }));
    if (source.hasBytes) {
      await restart('server', `the server sent ${why === 'no ranges' ? 'ranges that are wrong' : why}`);
    }
    return undefined;
  }

  async #cut(claim: LiveClaim, end: Extract<ConnectionEnd, { end: 'cut' }>): Promise<FileOutcome | undefined> {
    const { source, planner, count, signal } = this.#parts;
    if (end.asBlob) planner.blobWasCut();
    const canGoOn = source.file.rangesWork && source.file.version !== null;
    if (canGoOn && (end.stored > 0 || end.asBlob)) return undefined;
    if (this.#active > 0) {
      count.shrink();
      return undefined;
    }
    const found = await causeOfNetworkError(source, claim.remote, end.cause, signal);
    if (found.kind === 'no ranges') return this.#withoutRanges('no ranges');
    const recoverable = found.kind === 'connection' || found.kind === 'timeout' || found.kind === 'offline';
    return { ended: 'failed', cause: found, recoverable };
  }

  async #refused(end: Extract<ConnectionEnd, { end: 'refused' }>): Promise<FileOutcome | undefined> {
    const { source, count } = this.#parts;
    if (this.#active > 0) {
      count.shrink();
      return undefined;
    }
    if (await this.#breathes(end.cause, end.retryAfter)) return undefined;
    this.#refusals = withRefusal(this.#refusals, end.cause);
    const held = source.hasBytes ? 'bytes' : 'nothing';
    if (!end.recoverable && deservesAnotherTry(this.#refusals, held)) return undefined;
    const { cause, recoverable, retryAfter } = end;
    return { ended: 'failed', cause, recoverable, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }

  /**
   * A host that takes few connections answers "too many" until it has noticed that the last one ended. Where bytes came in
   * this run, that is no failure yet: it is asked again after a breath.
   */
  async #breathes(cause: Cause, retryAfter: number | undefined): Promise<boolean> {
    const { source, signal } = this.#parts;
    const isOurs = source.bytesArrived > 0 && retryAfter === undefined && isBusy(cause);
    if (!isOurs || this.#breathers >= mostBreathers) return false;
    this.#breathers += 1;
    await pause(source.deps.clock, breather, signal);
    return true;
  }

  async #learn(change: (file: FileRow) => FileRow): Promise<void> {
    const { source } = this.#parts;
    source.refresh(await source.hooks.learned(change));
  }
}
