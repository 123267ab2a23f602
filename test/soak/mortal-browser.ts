import { ChromiumProcess } from '../browser/chromium-process.ts';
import '../fakes/promise-with-resolvers.ts';
import type { RawPage } from '../browser/raw-page.ts';
import { allJobs, tellNews, type Told } from './page-calls.ts';

/** Milliseconds after which a call of a page that nothing happened to counts as lost. */
const longestCall = 120_000;

/** The life of the page ended before it answered. */
class LifeOver extends Error {
  override readonly name = 'LifeOver';
}

const withDeadline = async <T>(work: Promise<T>, what: string): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what}: no answer within ${longestCall} ms`)), longestCall);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** What ends when the page is killed. */
const newLife = (): PromiseWithResolvers<never> => {
  const life = Promise.withResolvers<never>();
  // Nobody may be asking when it ends.
  life.promise.catch(() => undefined);
  return life;
};

/** How the worker is stopped: under a page that stays, or with a page that is loaded again. */
export type WorkerStop = 'page stays' | 'page reloads';

/** A browser with the app in one tab, that is killed again and again; who asks it waits until it lives. */
export class MortalBrowser {
  readonly #chromium: ChromiumProcess;
  readonly #url: string;
  readonly #hear: (told: Told) => void;
  #tab: Promise<RawPage>;
  #life = newLife();
  #lives = 0;
  #upBefore = 0;
  #upSince: number | undefined;

  private constructor(chromium: ChromiumProcess, url: string, hear: (told: Told) => void) {
    this.#chromium = chromium;
    this.#url = url;
    this.#hear = hear;
    this.#tab = this.#open();
  }

  static async start(url: string, hear: (told: Told) => void): Promise<MortalBrowser> {
    const browser = new MortalBrowser(await ChromiumProcess.start(), url, hear);
    await browser.#tab;
    return browser;
  }

  /** Milliseconds for which there has been an open page in all. */
  upTime(): number {
    return this.#upBefore + (this.#upSince === undefined ? 0 : performance.now() - this.#upSince);
  }

  /** Has a page do something that may be done twice: where the page is killed meanwhile, the next one is asked again. */
  async ask<T>(run: (tab: RawPage) => Promise<T>): Promise<T> {
    for (;;) {
      const tab = await this.#tab;
      const life = this.#lives;
      try {
        return await withDeadline(Promise.race([run(tab), this.#life.promise]), 'the page');
      } catch (error) {
        if (life === this.#lives) throw error;
      }
    }
  }

  /** Stops the worker, whatever it does; answers all jobs as the next one knows them. */
  stopWorker(how: WorkerStop): Promise<Told[]> {
    const current = this.#tab;
    if (how === 'page stays') return this.#stopUnder(current);
    return this.#die(async () => {
      const tab = await current;
      await tab.stopWorkers();
      await tab.reload();
      await tab.evaluate(async () => void (await ladingReady));
      await tellNews(tab);
      return tab;
    });
  }

  /** Ends every process of the browser and starts it again on the same profile; answers all jobs. */
  killBrowser(): Promise<Told[]> {
    return this.#die(async () => {
      await this.#chromium.kill();
      await this.#chromium.startAgain();
      return this.#open();
    });
  }

  async dispose(): Promise<void> {
    await this.#chromium.dispose();
  }

  /** What the page asks goes on over the worker's death: that is the page's own business. */
  async #stopUnder(current: Promise<RawPage>): Promise<Told[]> {
    this.#lives += 1;
    const tab = await current;
    await tab.stopWorkers();
    return withDeadline(allJobs(tab), 'the list after a stop of the worker');
  }

  async #die(rebirth: () => Promise<RawPage>): Promise<Told[]> {
    this.#rest();
    this.#lives += 1;
    const over = this.#life;
    this.#life = newLife();
    over.reject(new LifeOver());
    const born = withDeadline(rebirth(), 'the app after a kill');
    this.#tab = born;
    const tab = await born;
    this.#rise();
    return withDeadline(allJobs(tab), 'the list after a kill');
  }

  async #open(): Promise<RawPage> {
    const tab = await this.#chromium.open(this.#url);
    await tab.listen((text) => this.#hear(JSON.parse(text) as Told));
    await tab.evaluate(async () => void (await ladingReady));
    await tellNews(tab);
    this.#rise();
    return tab;
  }

  #rest(): void {
    this.#upBefore = this.upTime();
    this.#upSince = undefined;
  }

  #rise(): void {
    this.#upSince ??= performance.now();
  }
}
