import { type FileRow, restarted, wantedOf } from '../../src/core/file-row.ts';
import { covers } from '../../src/core/ranges.ts';
import { deservesAnotherTry, type Refusals, withRefusal } from '../../src/core/reconnect.ts';
import { ClaimPlanner } from './claim-planner.ts';
import { runConnection } from './connection.ts';
import { ConnectionCount } from './connection-count.ts';
import type { ConnectionEnd } from './connection-end.ts';
import type { FileHooks } from './file-hooks.ts';
import { type FileOutcome, forGood } from './file-outcome.ts';
import type { FileSource } from './file-source.ts';
import type { LiveClaim } from './live-claim.ts';
import { causeOfNetworkError } from './network-cause.ts';

interface Ended {
  readonly claim: LiveClaim;
  readonly end: ConnectionEnd;
}

/** Milliseconds between two looks at whether one more connection would help. */
const lookInterval = 250;

/** Times that a file is begun anew because the file on the server changed, before that is an error. */
const mostChanges = 1;

/** Fetches what is missing of one file over as many connections as help. */
export class FileTransfer {
  readonly #source: FileSource;
  readonly #hooks: FileHooks;
  readonly #planner: ClaimPlanner;
  readonly #count: ConnectionCount;
  readonly #signal: AbortSignal;
  readonly #ended: Ended[] = [];
  #wake: () => void = () => undefined;
  #isStopping = false;
  #refusals: Refusals | null = null;

  constructor(source: FileSource, hooks: FileHooks, signal: AbortSignal) {
    this.#source = source;
    this.#hooks = hooks;
    this.#planner = new ClaimPlanner(source);
    this.#count = new ConnectionCount(source);
    this.#signal = signal;
  }

  /** Goes on until every wanted byte is stored, or nothing moves any more. Never rejects. */
  async run(): Promise<FileOutcome> {
    const stopAll = (): void => this.#abortAll();
    this.#signal.addEventListener('abort', stopAll, { once: true });
    try {
      const outcome = await this.#untilOver();
      await this.#stopConnections();
      return outcome;
    } finally {
      this.#signal.removeEventListener('abort', stopAll);
    }
  }

  async #untilOver(): Promise<FileOutcome> {
    if (!this.#source.file.rangesWork && this.#source.hasBytes && !this.#isWhole) {
      await this.#restart('server', 'the server cannot continue this file');
    }
    for (;;) {
      if (this.#signal.aborted) return { ended: 'stopped' };
      if (this.#isWhole) return { ended: 'whole' };
      this.#fill();
      const next = await this.#nextEnd();
      this.#release(next.claim);
      const outcome = await this.#settle(next);
      if (outcome) return outcome;
    }
  }

  get #isWhole(): boolean {
    const wanted = wantedOf(this.#source.file);
    return wanted !== undefined && covers(this.#source.held, wanted);
  }

  get #active(): number {
    return this.#source.claims.size;
  }

  #fill(): void {
    while (!this.#isWhole && this.#active < this.#count.allowed) {
      const claim = this.#planner.next(this.#count.phase);
      if (!claim) return;
      claim.onDelivery = () => {
        this.#count.delivered();
        this.#wake();
      };
      void this.#work(claim);
    }
  }

  async #work(claim: LiveClaim): Promise<void> {
    const end = await runConnection(this.#source, claim);
    this.#ended.push({ claim, end });
    this.#wake();
  }

  /** The next connection that ended; grows the number of connections while it waits. */
  async #nextEnd(): Promise<Ended> {
    for (;;) {
      const next = this.#ended.shift();
      if (next) return next;
      const { clock } = this.#source.deps;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      const cancel = clock.after(lookInterval, resolve);
      await promise;
      cancel();
      this.#grow();
    }
  }

  #grow(): void {
    if (this.#signal.aborted || this.#isStopping) return;
    this.#count.grow();
    this.#fill();
  }

  async #settle({ claim, end }: Ended): Promise<FileOutcome | undefined> {
    if (claim.stored > 0) this.#refusals = null;
    switch (end.end) {
      case 'done':
      case 'stopped':
        this.#grow();
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
        return this.#changed();
      case 'unproven':
        return this.#unproven();
      case 'no ranges':
      case 'whole instead of part':
        return this.#withoutRanges(end.end);
      case 'cut':
        return this.#cut(end);
      case 'refused':
        return this.#refused(end);
    }
  }

  async #bodyOver(total: number): Promise<FileOutcome | undefined> {
    const isNews = this.#source.file.version?.total !== total;
    if (isNews) await this.#learn((file) => ({ ...file, version: { ...file.version, total }, evidence: 'unverified' }));
    return this.#isWhole ? undefined : forGood({ kind: 'bad-answer', detail: 'the body ended early' });
  }

  async #beyondTheEnd(total: number): Promise<FileOutcome | undefined> {
    if (this.#source.file.version?.total === undefined) {
      await this.#hooks.started();
      await this.#learn((file) => ({ ...file, version: { ...file.version, total } }));
    }
    if (this.#isWhole) return undefined;
    return this.#source.file.ranges ? forGood({ kind: 'outside-file', total }) : this.#changed();
  }

  async #changed(): Promise<FileOutcome | undefined> {
    if (this.#source.file.changes >= mostChanges) return forGood({ kind: 'changed' });
    await this.#restart('change', 'the file changed on the server');
    return undefined;
  }

  /** An answer that cannot be joined: where others deliver, do without it; else compare bytes; else ask for all of it. */
  async #unproven(): Promise<FileOutcome | undefined> {
    if (this.#active === 0 && this.#source.stepDown() === 'is down') return this.#withoutRanges('no ranges');
    if (this.#active > 0) this.#count.shrink();
    return undefined;
  }

  async #withoutRanges(why: 'no ranges' | 'whole instead of part'): Promise<FileOutcome | undefined> {
    if (this.#active > 0 && [...this.#source.claims.values()].some(({ delivers }) => delivers)) {
      this.#count.shrink();
      return undefined;
    }
    const { rangesWork, ranges } = this.#source.file;
    if (!rangesWork || ranges) return forGood({ kind: 'no-ranges' });
    await this.#learn((file) => ({ ...file, rangesWork: false }));
    if (this.#source.hasBytes) {
      await this.#restart('server', `the server sent ${why === 'no ranges' ? 'ranges that are wrong' : why}`);
    }
    return undefined;
  }

  async #cut(end: Extract<ConnectionEnd, { end: 'cut' }>): Promise<FileOutcome | undefined> {
    if (end.asBlob) this.#planner.blobWasCut();
    const canGoOn = this.#source.file.rangesWork && this.#source.file.version !== null;
    if (canGoOn && (end.stored > 0 || end.asBlob)) return undefined;
    if (this.#active > 0) {
      this.#count.shrink();
      return undefined;
    }
    const found = await causeOfNetworkError(this.#source, end.cause, this.#signal);
    if (found.kind === 'no ranges') return this.#withoutRanges('no ranges');
    const recoverable = found.kind === 'connection' || found.kind === 'timeout' || found.kind === 'offline';
    return { ended: 'failed', cause: found, recoverable };
  }

  async #refused(end: Extract<ConnectionEnd, { end: 'refused' }>): Promise<FileOutcome | undefined> {
    if (this.#active > 0) {
      this.#count.shrink();
      return undefined;
    }
    this.#refusals = withRefusal(this.#refusals, end.cause);
    const held = this.#source.hasBytes ? 'bytes' : 'nothing';
    if (!end.recoverable && deservesAnotherTry(this.#refusals, held)) return undefined;
    const { cause, recoverable, retryAfter } = end;
    return { ended: 'failed', cause, recoverable, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }

  async #restart(fault: 'change' | 'server', why: string): Promise<void> {
    await this.#stopConnections();
    const anew = (file: FileRow): FileRow => ({
      ...restarted(file),
      rangesWork: file.rangesWork,
      changes: file.changes + (fault === 'change' ? 1 : 0),
    });
    this.#source.refresh(await this.#hooks.learned(anew, { event: 'restart', detail: why }), []);
    this.#count.reset();
  }

  async #learn(change: (file: FileRow) => FileRow): Promise<void> {
    this.#source.refresh(await this.#hooks.learned(change));
  }

  #abortAll(): void {
    for (const claim of this.#source.claims.values()) claim.abort.abort();
  }

  /** Ends every connection and waits until what came is stored. */
  async #stopConnections(): Promise<void> {
    this.#isStopping = true;
    this.#abortAll();
    while (this.#active > 0) this.#release((await this.#nextEnd()).claim);
    this.#isStopping = false;
  }

  #release(claim: LiveClaim): void {
    this.#source.claims.delete(claim.lane);
    claim.finish();
  }
}
