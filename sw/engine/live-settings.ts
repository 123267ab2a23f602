import type { Settings } from '../../src/core/settings.ts';
import type { SettingsStore } from '../../src/ports/settings-store.ts';

/** The settings in force; stored before they count. */
export class LiveSettings {
  readonly #store: SettingsStore;
  #now: Settings;
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

  /** Sets what is given and leaves the rest; the values are known to be sound. */
  async change(change: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }): Promise<Settings> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const next = { ...this.#now, ...given };
    await this.#store.putSettings(next);
    this.#now = next;
    this.onChange();
    return next;
  }
}
