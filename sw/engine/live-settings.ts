import type { Settings } from '../../src/core/settings.ts';
import type { SettingsStore } from '../../src/ports/settings-store.ts';

/** Settings to be changed; what is absent or undefined stays. */
type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** The settings in force; stored before they count. */
export class LiveSettings {
  readonly #store: SettingsStore;
  #now: Settings;
  #last: Promise<unknown> = Promise.resolve();
  onChange: () => void = () => undefined;

  private constructor(store: SettingsStore, now: Settings) {
    this.#store = store;
    this.#now = now;
  }

  static async load(store: SettingsStore): Promise<LiveSettings> {
    return new LiveSettings(store, await store.settings());
  }

  get now(): Settings {
    return this.#now;
  }

  /** Sets what is given and leaves the rest, one change after another; the values are known to be sound. */
  change(change: SettingsChange): Promise<Settings> {
    const changed = this.#last.then(() => this.#apply(change));
    this.#last = changed.catch(() => undefined);
    return changed;
  }

  async #apply(change: SettingsChange): Promise<Settings> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const next = { ...this.#now, ...given };
    await this.#store.putSettings(next);
    this.#now = next;
    this.onChange();
    return next;
  }
}
