import type { RawPage } from './raw-page.ts';

/** What is announced of jobs over many lives of pages, workers and browsers: it must never go back. */
export class ProgressWatch {
  readonly #highest = new Map<string, number>();
  /** What went back, in words. */
  readonly falls: string[] = [];
  announced = 0;

  /** Hears all that a tab is told, until it is closed; after a reload, `begin` once more. */
  async follow(tab: RawPage): Promise<void> {
    await tab.listen((text) => this.#take(text));
    await this.begin(tab);
  }

  /** Makes the document in a tab tell what it hears. */
  async begin(tab: RawPage): Promise<void> {
    await tab.evaluate(async () => {
      const lading = await ladingReady;
      lading.addEventListener('jobmodification', ({ detail }) => {
        tellTest(JSON.stringify([detail.id, detail.progress.bytesTransferred]));
      });
    });
  }

  #take(text: string): void {
    const [id, bytes] = JSON.parse(text) as [string, number];
    const before = this.#highest.get(id) ?? 0;
    this.announced += 1;
    if (bytes < before) this.falls.push(`${id} from ${before} to ${bytes}`);
    this.#highest.set(id, Math.max(before, bytes));
  }
}
