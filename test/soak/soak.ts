import { isAbsolute, resolve } from 'node:path';
import type { Behaviour } from './behaviour.ts';
import { killInTurn } from './killer.ts';
import { MortalBrowser } from './mortal-browser.ts';
import { browserVersion, widen } from './page-calls.ts';
import { randomBehaviour } from './random-behaviour.ts';
import { Servers } from './servers.ts';
import { SideLog } from './side-log.ts';
import { type Evidence, type SoakParts, SoakedJob } from './soaked-job.ts';
import { count, emptyTally, type Tally } from './tally.ts';

/** What a soak is to do. */
export interface SoakPlan {
  readonly seed: number;
  /** No job is begun after so many milliseconds; those that run are waited for. */
  readonly milliseconds: number;
  /** No more than so many jobs. */
  readonly behaviours: number;
  /** The number of the first one. */
  readonly first: number;
  readonly atOnce: number;
  /** Milliseconds between a recovery and the next kill, at most; Infinity kills nothing. */
  readonly longestPeace: number;
  /** The folder of the build. */
  readonly dist: string;
  /** Is told of every job that ended. */
  readonly ended: (evidence: Evidence, servers: Servers) => Promise<void>;
}

/** What came of a soak. */
export interface SoakOutcome {
  readonly tally: Tally;
  readonly chromium: string;
  /** Pieces of news that pages were told. */
  readonly announced: number;
}

const lookEvery = 5000;

/** The jobs of a soak, so many at once, until time or number is up. */
class Crowd {
  readonly #plan: SoakPlan;
  readonly #parts: SoakParts;
  readonly #tally: Tally;
  readonly #running: Map<string, SoakedJob>;
  readonly #deadline: number;
  #next: number;

  constructor(plan: SoakPlan, parts: SoakParts, tally: Tally, running: Map<string, SoakedJob>) {
    this.#plan = plan;
    this.#parts = parts;
    this.#tally = tally;
    this.#running = running;
    this.#deadline = performance.now() + plan.milliseconds;
    this.#next = plan.first;
  }

  get #isOver(): boolean {
    return performance.now() > this.#deadline || this.#next >= this.#plan.first + this.#plan.behaviours;
  }

  /** Begins jobs and resolves when all have ended. */
  async run(): Promise<void> {
    const lane = async (): Promise<void> => {
      while (!this.#isOver) {
        const nth = this.#next;
        this.#next += 1;
        await this.#runOne(await randomBehaviour(this.#plan.seed, nth, this.#parts.servers.sites));
      }
    };
    await Promise.all(Array.from({ length: this.#plan.atOnce }, lane));
  }

  async #runOne(behaviour: Behaviour): Promise<void> {
    const job = new SoakedJob(behaviour, this.#parts);
    this.#running.set(job.name, job);
    this.#tally.running = [...this.#running.keys()];
    const evidence = await job.run();
    this.#running.delete(job.name);
    this.#tally.running = [...this.#running.keys()];
    count(this.#tally, evidence.verdict, this.#parts.servers.logOf(behaviour));
    await this.#plan.ended(evidence, this.#parts.servers);
  }
}

const lookRegularly = (running: ReadonlyMap<string, SoakedJob>): (() => void) => {
  const timer = setInterval(() => {
    // A look that the end of the soak interrupts has nothing to say.
    for (const job of running.values()) void job.look().catch(() => undefined);
  }, lookEvery);
  return () => clearInterval(timer);
};

/** Runs jobs against servers that misbehave in a browser that is killed, and says how all of them ended. */
export const soak = async (plan: SoakPlan, tally: Tally = emptyTally()): Promise<SoakOutcome> => {
  const dist = isAbsolute(plan.dist) ? plan.dist : resolve(plan.dist);
  const servers = await Servers.start(dist, plan.atOnce);
  const running = new Map<string, SoakedJob>();
  const sideLog: SideLog = new SideLog(
    () => browser.upTime(),
    (notes) => running.get(notes.name)?.hear(notes),
  );
  const browser: MortalBrowser = await MortalBrowser.start(servers.appUrl, (told) => sideLog.hear(told));
  const peace = new AbortController();
  // Once time is up, the jobs that run are left in peace: each of them must end then.
  let peaceSince = Infinity;
  const timeIsUp = setTimeout(() => {
    peaceSince = performance.now();
    peace.abort();
  }, plan.milliseconds);
  const peaceFor = (): number => Math.max(0, performance.now() - peaceSince);
  const stopLooking = lookRegularly(running);
  try {
    const chromium = await browser.ask(browserVersion);
    await browser.ask(widen);
    const missing = ({ name }: { readonly name: string }): void => running.get(name)?.isMissing();
    const killer = { browser, sideLog, tally, longestPeace: plan.longestPeace, missing };
    const killing = Number.isFinite(plan.longestPeace) ? killInTurn(plan.seed, killer, peace.signal) : undefined;
    const jobs = new Crowd(plan, { browser, servers, sideLog, peaceFor }, tally, running)
      .run()
      .finally(() => peace.abort());
    await Promise.all([killing, jobs]);
    return { tally, chromium, announced: sideLog.announced };
  } finally {
    stopLooking();
    clearTimeout(timeIsUp);
    peace.abort();
    await browser.dispose();
    await servers.close();
  }
};
