import { type FileRow, restarted } from '../../src/core/file-row.ts';
import { sizeOf } from '../../src/core/ranges.ts';
import { withConfirmation } from '../../src/core/file-knowledge.ts';
import { ClaimPlanner } from './claim-planner.ts';
import { runConnection } from './connection.ts';
import { ConnectionCount } from './connection-count.ts';
import { confirmTotal } from './confirm-total.ts';
import type { FileOutcome } from './file-outcome.ts';
import type { FileSource } from './file-source.ts';
import type { LiveClaim } from './live-claim.ts';
import { type Ended, Settlement } from './settlement.ts';

/** Milliseconds between two looks at whether one more connection would help. */
const lookInterval = 250;

/** Fetches what is missing of one file over as many connections as help. */
export class FileTransfer {
  readonly #source: FileSource;
  readonly #planner: ClaimPlanner;
  readonly #count: ConnectionCount;
  readonly #signal: AbortSignal;
  readonly #settlement: Settlement;
  readonly #ended: Ended[] = [];
  #wake: () => void = () => undefined;
  #isStopping = false;

  constructor(source: FileSource, signal: AbortSignal) {
    const [planner, count] = [new ClaimPlanner(source), new ConnectionCount(source)];
    const restart = (fault: 'change' | 'server', why: string): Promise<void> => this.#restart(fault, why);
    this.#source = source;
    this.#planner = planner;
    this.#count = count;
    this.#signal = signal;
    this.#settlement = new Settlement({ source, planner, count, signal, restart });
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
    if (!this.#source.file.rangesWork && this.#source.hasBytes && !this.#source.isWhole) {
      await this.#restart('server', 'the server cannot continue this file');
    }
    for (;;) {
      if (this.#signal.aborted) return { ended: 'stopped' };
      if (this.#source.isWhole) {
        if (this.#source.file.version?.isTotalPresumed !== true) return { ended: 'whole' };
        const outcome = await this.#confirmTotal();
        if (outcome) return outcome;
        continue;
      }
      this.#fill();
      const next = await this.#nextEnd();
      this.#release(next.claim);
      const outcome = await this.#settlement.settle(next);
      if (outcome) return outcome;
    }
  }

  get #active(): number {
    return this.#source.claims.size;
  }

  #fill(): void {
    while (!this.#source.isWhole && this.#active < this.#count.allowed) {
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

  async #restart(fault: 'change' | 'server', why: string): Promise<void> {
    await this.#stopConnections();
    const anew = (file: FileRow): FileRow => ({
      ...restarted(file, sizeOf(this.#source.held)),
      rangesWork: file.rangesWork,
      changes: file.changes + (fault === 'change' ? 1 : 0),
    });
    this.#source.refresh(await this.#source.hooks.learned(anew, { event: 'restart', detail: why }), []);
    this.#source.remotes.forget();
    this.#count.reset();
  }

  async #confirmTotal(): Promise<FileOutcome | undefined> {
    await this.#stopConnections();
    const confirmation = await confirmTotal(this.#source, this.#signal);
    if (this.#signal.aborted) return undefined;
    if (confirmation.found === 'changed') return this.#settlement.changed('another version');
    if (confirmation.found === 'unreachable') {
      return { ended: 'failed', cause: { kind: 'connection' }, recoverable: true };
    }
    if (confirmation.found === 'whole only') {
      await this.#restart('server', 'the server does not tell where the file ends');
      this.#source.refresh(await this.#source.hooks.learned((file) => ({ ...file, rangesWork: false })));
      return undefined;
    }
    this.#source.refresh(await this.#source.hooks.learned((file) => withConfirmation(file, confirmation)));
    return undefined;
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
