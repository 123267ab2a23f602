import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether this device has a network, as the browser sees it. */
export class NetworkController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #connected = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get network(): 'online' | 'offline' {
    return navigator.onLine ? 'online' : 'offline';
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    for (const type of ['online', 'offline']) addEventListener(type, () => this.#host.requestUpdate(), { signal });
  }

  hostDisconnected(): void {
    this.#connected.abort();
  }
}
