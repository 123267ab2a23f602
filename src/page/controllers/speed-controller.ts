import type { ReactiveController, ReactiveControllerHost } from 'lit';

const most = 60;

/** The total speed of the last minute, one sample a second, while the page is seen. */
export class SpeedController implements ReactiveController {
  samples: readonly number[] = [];
  readonly #host: ReactiveControllerHost;
  readonly #speed: () => number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, speed: () => number) {
    this.#host = host;
    this.#speed = speed;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#sample(), 1000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  #sample(): void {
    const speed = this.#speed();
    if (speed === 0 && this.samples.every((sample) => sample === 0)) return;
    this.samples = [...this.samples, speed].slice(-most);
    if (!document.hidden) this.#host.requestUpdate();
  }
}
