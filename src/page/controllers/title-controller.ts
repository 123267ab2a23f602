import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AppStatus } from '../app-status.ts';
import { format } from '../format.ts';
import { words } from '../words.ts';

/** Keeps the window's title at the total speed: "27.5 MB/s, 5 active". */
export class TitleController implements ReactiveController {
  readonly #status: () => AppStatus;

  constructor(host: ReactiveControllerHost, status: () => AppStatus) {
    this.#status = status;
    host.addController(this);
  }

  hostUpdated(): void {
    const { active, bytesPerSecond } = this.#status();
    const title = active > 0 ? words.titleActive(format.speed(bytesPerSecond), format.count(active)) : words.app;
    if (document.title !== title) document.title = title;
  }
}
