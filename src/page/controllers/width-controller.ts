import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How the page is arranged, by the window's width: rail and docked details, rail, chips, one column. */
export type Arrangement = 'docked' | 'rail' | 'chips' | 'column';

const docked = matchMedia('(width >= 75rem)');
const rail = matchMedia('(width >= 56.25rem)');
const chips = matchMedia('(width >= 35rem)');

/** Tells its host how the page is arranged. */
export class WidthController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #connected = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get arrangement(): Arrangement {
    if (docked.matches) return 'docked';
    if (rail.matches) return 'rail';
    return chips.matches ? 'chips' : 'column';
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    for (const query of [docked, rail, chips]) {
      query.addEventListener('change', () => this.#host.requestUpdate(), { signal });
    }
  }

  hostDisconnected(): void {
    this.#connected.abort();
  }
}
