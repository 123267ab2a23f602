import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findLinks, mostLinks } from '../find-links.ts';
import { words } from '../words.ts';

/** Text from outside, and where it came from in words: a suggestion that waits for a yes. */
export type OnIntake = (text: string, origin: string) => void;

const mostFileBytes = 1_000_000;

const isTyping = (event: Event): boolean => {
  const [target] = event.composedPath();
  return target instanceof Element && target.matches('input, textarea, [contenteditable]');
};

const textOfDrop = async (data: DataTransfer): Promise<string> => {
  const [file] = data.files;
  if (file) return file.size <= mostFileBytes ? file.text() : '';
  return data.getData('text/uri-list') || data.getData('text/plain');
};

/** The ways in from outside: paste anywhere, drop anywhere, and `?add=` in the address. */
export class IntakeController implements ReactiveController {
  readonly #onIntake: OnIntake;
  #connected = new AbortController();

  constructor(host: ReactiveControllerHost, onIntake: OnIntake) {
    this.#onIntake = onIntake;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    addEventListener('paste', (event) => this.#onPaste(event), { signal });
    addEventListener('dragover', (event) => event.preventDefault(), { signal });
    addEventListener('drop', (event) => void this.#onDrop(event), { signal });
  }

  hostDisconnected(): void {
    this.#connected.abort();
  }

  /** Takes the links of `?add=` and takes them out of the address, so that a reload does not suggest them again. */
  takeAddress(): void {
    const here = new URL(location.href);
    const suggested = here.searchParams.getAll('add').slice(0, mostLinks);
    if (suggested.length === 0) return;
    here.searchParams.delete('add');
    history.replaceState(history.state, '', here);
    this.#onIntake(suggested.join('\n'), words.fromLink);
  }

  #onPaste(event: ClipboardEvent): void {
    if (isTyping(event)) return;
    const links = findLinks(event.clipboardData?.getData('text/plain') ?? '');
    if (links.length === 0) return;
    // The dialog takes the focus while the event is still on its way: its box would get the text once more.
    event.preventDefault();
    this.#onIntake(links.join('\n'), words.fromClipboard);
  }

  async #onDrop(event: DragEvent): Promise<void> {
    if (isTyping(event) || !event.dataTransfer) return;
    event.preventDefault();
    const links = findLinks(await textOfDrop(event.dataTransfer));
    if (links.length > 0) this.#onIntake(links.join('\n'), words.fromDrop);
  }
}
