import type { AskedRange } from '../../src/core/answer.ts';
import type { AnswerFacts } from '../../src/core/answer-facts.ts';
import { type FileRow, firstWanted, keyOf, wantedOf } from '../../src/core/file-row.ts';
import { afterAnswer, distrustingTags, tellsMore, type Told } from '../../src/core/file-knowledge.ts';
import { type Ranges, type Span, spanAt, subtract, withSpan } from '../../src/core/ranges.ts';
import { bytesPerSecond, newRate, type Rate, withBytes } from '../../src/core/rate.ts';
import {
  compareAcross,
  type Comparison,
  ifRangeOf,
  isProvable,
  learn,
  type Version,
  withoutTag,
} from '../../src/core/version.ts';
import type { Ask } from '../../src/ports/network.ts';
import type { ConnectionEnd } from './connection-end.ts';
import { endOfPiece } from './claim-extent.ts';
import type { FileHooks } from './file-hooks.ts';
import type { LiveClaim } from './live-claim.ts';
import { noteOnSlowLine } from './note-piece.ts';
import { type Remote, Remotes } from './remote.ts';
import type { TransferDeps } from './transfer-deps.ts';

/** Bytes that are fetched again and compared at a join, or an end, which nothing else proves. */
export const overlapSize = 1024;

const lanes = 4;

const answerInWords = (answer: AnswerFacts, file: FileRow): string => {
  const size = file.version?.total === undefined ? 'size unknown' : `${file.version.total} bytes`;
  return `${answer.status}, ${size}, ${file.rangesWork ? 'ranges' : 'no ranges'}, same version told by ${file.evidence}`;
};

/** One file as its connections see it: what is held, what is claimed, how to ask, where to put what comes. */
export class FileSource {
  readonly deps: TransferDeps;
  readonly hooks: FileHooks;
  readonly remotes: Remotes;
  readonly claims = new Map<number, LiveClaim>();
  readonly #headers: Readonly<Record<string, string>> | undefined;
  #file: FileRow;
  #held: Ranges;
  #rate: Rate;
  #hasStarted = false;
  /** False once an answer proved nothing although others had. */
  #provesVersions = true;
  #bytesArrived = 0;

  constructor(
    deps: TransferDeps,
    hooks: FileHooks,
    facts: { file: FileRow; held: Ranges; headers: Readonly<Record<string, string>> | undefined },
  ) {
    this.deps = deps;
    this.hooks = hooks;
    this.#file = facts.file;
    this.#held = facts.held;
    this.#headers = facts.headers;
    this.remotes = new Remotes(facts.file);
    this.#rate = newRate(deps.clock.now());
  }

  get file(): FileRow {
    return this.#file;
  }

  get held(): Ranges {
    return this.#held;
  }

  get hasBytes(): boolean {
    return this.#held.length > 0;
  }

  /** Bytes a second of all connections, smoothed. */
  get speed(): number {
    return bytesPerSecond(this.#rate);
  }

  /** Bytes that came since this transfer began, stored or not. */
  get bytesArrived(): number {
    return this.#bytesArrived;
  }

  /** True where pieces of several answers may be joined because each proves its version. */
  get mayJoin(): boolean {
    return this.#file.rangesWork && this.#isProvable;
  }

  /** Most connections for this file: as many as one host may have, for each of its hosts. */
  get mostConnections(): number {
    return this.deps.connectionsPerHost() * new Set(this.remotes.usable.map(({ host }) => host)).size;
  }

  /** True where bytes are held, or on their way, that further ones must be proved to belong to. */
  get mustProve(): boolean {
    return this.hasBytes || this.claims.size > 1;
  }

  /** Steps down the ladder after an answer that proves nothing: one connection, and bytes compared at each join. */
  stepDown(): 'stepped down' | 'is down' {
    if (!this.#isProvable) return 'is down';
    this.#provesVersions = false;
    return 'stepped down';
  }

  /** What is wanted and not held; `undefined` while the size is unknown. */
  get missing(): Ranges | undefined {
    const wanted = wantedOf(this.#file);
    return wanted && subtract(wanted, this.#held);
  }

  get isWhole(): boolean {
    return this.missing?.length === 0;
  }

  /** Where the first connection begins. */
  get beginning(): number {
    const missing = this.missing;
    return missing?.[0]?.start ?? firstWanted(this.#file, this.#held);
  }

  /** The bytes to ask for, with `overlap` bytes that are held already; `undefined` where the server does no ranges. */
  rangeFor(claim: LiveClaim, overlap: number): AskedRange | undefined {
    if (!this.#file.rangesWork) return undefined;
    const start = claim.start - overlap;
    // The size that an address has shows only in an answer without an end, where Content-Range is hidden.
    return claim.openEnded || this.knownOf(claim.remote) === null ? { start } : { start, end: claim.end };
  }

  /** How an address is asked. If-Range only where it costs no preflight; a person's headers only to their own origin. */
  askFor(range: AskedRange | undefined, remote: Remote): Ask {
    const { url, takesHeaders } = remote;
    const version = this.knownOf(remote);
    const ifRange = range && version && this.deps.network.isOwn(url) ? ifRangeOf(version) : undefined;
    return {
      url,
      ...(range ? { range } : {}),
      ...(ifRange === undefined ? {} : { ifRange }),
      ...(this.#headers && takesHeaders ? { headers: this.#headers } : {}),
    };
  }

  /** The facts of an answer that may be believed: without its ETag where those proved nothing. */
  trusted(answer: AnswerFacts): AnswerFacts {
    if (!this.#file.tagsUnstable) return answer;
    const { etag: _, ...facts } = answer;
    return facts;
  }

  /** What an address has shown of the version; `null` before its first answer of use. */
  knownOf({ url, version }: Remote): Version | null {
    return url === this.#file.versionUrl ? this.#file.version : version;
  }

  /** Whether an address other than the one that showed the version leads to the file whose bytes are held. */
  compareAcross({ url }: Remote, seen: Version): Comparison {
    const { version, versionUrl, digest } = this.#file;
    return version === null || url === versionUrl ? 'unproven' : compareAcross(version, seen, digest);
  }

  /** ETags prove nothing here: goes on by what else is known. */
  async distrustTags(): Promise<void> {
    this.#file = await this.hooks.learned(distrustingTags, {
      event: 'ladder',
      detail: 'the ETag changes from answer to answer and is not relied on any more',
    });
    for (const remote of this.remotes.usable) remote.version &&= withoutTag(remote.version);
  }

  /** How many held bytes before `start` are to be compared: none where validators prove the version. */
  async overlapBefore({ start, remote }: LiveClaim): Promise<number> {
    const before = start > 0 ? spanAt(this.#held, start - 1) : undefined;
    if (!before || !this.#file.version || (this.#isProvable && this.knownOf(remote) !== null)) return 0;
    return Math.min(overlapSize, start - before.start);
  }

  /** Takes note of an answer that is of use, before its body is read. `end`: where the body ends in the file. */
  async accept(
    answer: AnswerFacts,
    verdict: { use: 'part' | 'all'; version: Version },
    claim: LiveClaim,
    end: number,
  ): Promise<'go on' | ConnectionEnd> {
    const { remote } = claim;
    if (!this.#hasStarted || tellsMore(this.#file, verdict.version)) {
      this.#hasStarted = true;
      await this.#learn(answer, { url: remote.url, version: verdict.version, use: verdict.use });
    }
    remote.version = learn(remote.version ?? {}, verdict.version);
    const wanted = wantedOf(this.#file);
    if (this.#file.ranges && verdict.use === 'all') return { end: 'no ranges' };
    if (!wanted && this.#file.version?.total !== undefined) return { end: 'outside', total: this.#file.version.total };
    if (claim.openEnded) claim.end = verdict.use === 'all' ? end : endOfPiece(this, claim);
    return 'go on';
  }

  arrived(bytes: number): void {
    this.#bytesArrived += bytes;
    this.#rate = withBytes(this.#rate, bytes, this.deps.clock.now());
    this.hooks.arrived(bytes);
  }

  /** Stores a piece of a claim and counts it; answers only where the store refused it. */
  async store(claim: LiveClaim, span: Span, blob: Blob): Promise<ConnectionEnd | undefined> {
    try {
      await this.deps.pieces.put(claim.lane % lanes, keyOf(this.#file), span, blob);
    } catch (error) {
      return { end: 'store failed', error };
    }
    await noteOnSlowLine(this, claim, span, blob);
    this.#held = withSpan(this.#held, span);
    claim.from = span.end;
    this.hooks.stored(this.#file);
    return undefined;
  }

  /** Replaces the row after its facts changed; with `held` where the bytes did too. */
  refresh(file: FileRow, held: Ranges = this.#held): void {
    this.#file = file;
    this.#held = held;
  }

  async #learn(answer: AnswerFacts, told: Told): Promise<void> {
    const proposed = {
      url: answer.url,
      ...(answer.contentDisposition === undefined ? {} : { contentDisposition: answer.contentDisposition }),
    };
    if (this.#file.version === null) this.#file = await this.hooks.named(proposed);
    const held = this.hasBytes ? 'bytes' : 'nothing';
    this.#file = await this.hooks.learned((file) => afterAnswer(file, told, held));
    await this.hooks.log('answer', answerInWords(answer, this.#file));
    await this.hooks.started();
  }

  get #isProvable(): boolean {
    return this.#provesVersions && this.#file.version !== null && isProvable(this.#file.version);
  }
}
