import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A message over the status line. Only one that offers undo runs something when its time is over. */
export interface Toast {
  readonly text: string;
  readonly tone: 'plain' | 'wrong';
  readonly undo?: () => void;
  readonly onClose?: () => void;
}

interface Shown {
  readonly toast: Toast;
  seconds: number;
}

const plainSeconds = 5;
const wrongSeconds = 10;
const undoSeconds = 10;

/** One toast at a time: news covers an undo for as long as it is shown, and the undo's time stands still meanwhile. */
export class ToastController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #news: Shown | undefined;
  #undo: Shown | undefined;
  #isHeld = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get current(): Toast | undefined {
    return (this.#news ?? this.#undo)?.toast;
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  /** Shows a toast. A second undo takes the first one's place without closing it: the caller has merged the two. */
  show(toast: Toast): void {
    if (toast.undo) this.#undo = { toast, seconds: undoSeconds };
    else this.#news = { toast, seconds: toast.tone === 'wrong' ? wrongSeconds : plainSeconds };
    this.#host.requestUpdate();
  }

  /** While the pointer or the focus is on a toast, its time stands still. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
  }

  undo(): void {
    const shown = this.#undo;
    this.#undo = undefined;
    this.#isHeld = false;
    shown?.toast.undo?.();
    this.#host.requestUpdate();
  }

  close(): void {
    const shown = this.#news ?? this.#undo;
    if (shown === this.#news) this.#news = undefined;
    else this.#undo = undefined;
    this.#isHeld = false;
    shown?.toast.onClose?.();
    this.#host.requestUpdate();
  }

  #tick(): void {
    const shown = this.#news ?? this.#undo;
    if (!shown || this.#isHeld) return;
    shown.seconds -= 1;
    if (shown.seconds <= 0) this.close();
  }
}
