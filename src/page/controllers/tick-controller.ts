import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders its host again after as long as the host says, so that countdowns and relative times stay true. */
export class TickController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #wait: () => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `wait` tells, after each rendering, in how many milliseconds the next is due; `undefined` for never. */
  constructor(host: ReactiveControllerHost, wait: () => number | undefined) {
    this.#host = host;
    this.#wait = wait;
    host.addController(this);
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const wait = this.#wait();
    if (wait !== undefined) this.#timer = setTimeout(() => this.#host.requestUpdate(), wait);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
