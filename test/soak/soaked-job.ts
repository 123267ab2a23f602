import { call, State } from '../browser/drive.ts';
import '../fakes/promise-with-resolvers.ts';
import type { Behaviour } from './behaviour.ts';
import { findOut, originsOf } from './find-out.ts';
import { type Findings, judgeJob } from './judge.ts';
import type { MortalBrowser } from './mortal-browser.ts';
import { removeOnce, startOnce } from './page-calls.ts';
import type { Problem, Verdict } from './problem.ts';
import type { Servers } from './servers.ts';
import type { JobNotes, SideLog } from './side-log.ts';

/** Milliseconds of the browser's time up without any news after which a job counts as stuck. */
const longestSilence = 120_000;

/** Milliseconds without kills after which a job that still works will never end: no file here takes half as long. */
const longestWork = 240_000;

/** What a job of the soak works with. */
export interface SoakParts {
  /** Milliseconds since the last kill of the soak; 0 before it. */
  readonly peaceFor: () => number;
  readonly browser: MortalBrowser;
  readonly servers: Servers;
  readonly sideLog: SideLog;
}

/** All that is known of a job, for whoever looks into a problem. */
export interface Evidence {
  readonly behaviour: Behaviour;
  readonly verdict: Verdict;
  readonly notes: JobNotes | undefined;
  readonly found: Findings | undefined;
  /** Of which version each part of a wrong file is. */
  readonly origins: string | undefined;
}

const hasEnded = ({ state }: { readonly state: number }): boolean =>
  state === State.ERROR || state === State.TRANSFERRED;

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One job of the soak: begun, waited for through all kills, judged, removed. */
export class SoakedJob {
  readonly #behaviour: Behaviour;
  readonly #parts: SoakParts;
  readonly #ended = Promise.withResolvers<Problem | undefined>();
  #id: string | undefined;
  #isOver = false;

  constructor(behaviour: Behaviour, parts: SoakParts) {
    this.#behaviour = behaviour;
    this.#parts = parts;
  }

  get name(): string {
    return this.#behaviour.name;
  }

  /** Hears what is noted of this job. */
  hear(notes: JobNotes): void {
    if (hasEnded(notes) && (this.#id ?? notes.id) === notes.id) this.#end(undefined);
  }

  /** The engine does not know this job any more. */
  isMissing(): void {
    if (!this.#isOver) this.#end({ kind: 'lost bytes', detail: 'after a kill there was no such job' });
  }

  /** Sees whether it has been silent, or at work, for too long; a silence of the announcements alone ends here. */
  async look(): Promise<void> {
    const { browser, sideLog, peaceFor } = this.#parts;
    const notes = this.#id === undefined ? undefined : sideLog.find(this.#id);
    if (this.#isOver || !notes) return;
    if (peaceFor() > longestWork) this.#end({ kind: 'stuck job', detail: 'it works, and does not end' });
    if (browser.upTime() - notes.changedAt < longestSilence) return;
    const { state, stateName, progress, error } = await browser.ask((tab) => call(tab, notes.id, 'getSnapshot'));
    // It waits for a time that it tells: whoever sees that presses "Retry now".
    if ((error?.retryAt ?? 0) > Date.now()) {
      await browser.ask((tab) => call(tab, notes.id, 'resume'));
      return;
    }
    if (state !== notes.state || progress.bytesTransferred !== notes.bytes) {
      sideLog.hear({ id: notes.id, name: this.name, state, bytes: progress.bytesTransferred });
    } else this.#end({ kind: 'stuck job', detail: `${stateName} with ${notes.bytes} bytes, and nothing happens` });
  }

  /** Never rejects. */
  async run(): Promise<Evidence> {
    const { browser, servers } = this.#parts;
    try {
      servers.serve(this.#behaviour);
      this.#id = await browser.ask((tab) => startOnce(tab, this.#behaviour.job));
      const problem = await this.#ended.promise;
      const evidence = await this.#judge(this.#id, problem);
      await this.#remove(this.#id);
      return evidence;
    } catch (error) {
      const detail = `a call was refused: ${textOf(error)}`;
      return this.#evidence({ ended: 'not at all', problems: [{ kind: 'stuck job', detail }] });
    }
  }

  async #judge(id: string, problem: Problem | undefined): Promise<Evidence> {
    const { browser, servers, sideLog } = this.#parts;
    if (problem?.kind === 'lost bytes') return this.#evidence({ ended: 'not at all', problems: [problem] });
    const found = await browser.ask((tab) => findOut(tab, servers.hashing, id));
    if (problem) return this.#evidence({ ended: 'not at all', problems: [problem] }, found);
    const verdict = await judgeJob(this.#behaviour, found, sideLog.find(id));
    const isWrong = verdict.problems.some(({ kind }) => kind === 'wrong file');
    const origins = isWrong
      ? await browser.ask((tab) => originsOf(tab, id, this.#behaviour.versions)).catch(textOf)
      : undefined;
    return this.#evidence(verdict, found, origins);
  }

  async #remove(id: string): Promise<void> {
    const { browser } = this.#parts;
    const remove = (): Promise<void> => browser.ask((tab) => removeOnce(tab, id));
    // What a page asked for just before it was killed may be done while the next page does the same.
    await remove().catch(remove);
    this.#parts.sideLog.forget(id);
  }

  #evidence(verdict: Verdict, found?: Findings, origins?: string): Evidence {
    const notes = this.#id === undefined ? undefined : this.#parts.sideLog.find(this.#id);
    return { behaviour: this.#behaviour, verdict, notes, found, origins };
  }

  #end(problem: Problem | undefined): void {
    this.#isOver = true;
    this.#ended.resolve(problem);
  }
}
