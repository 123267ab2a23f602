import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a key of the list asks for. */
export type Shortcut =
  | 'add'
  | 'pause'
  | 'resume'
  | 'save'
  | 'remove'
  | 'open'
  | 'close'
  | 'next'
  | 'previous'
  | 'first'
  | 'last';

const shortcutByKey: ReadonlyMap<string, Shortcut> = new Map<string, Shortcut>([
  ['a', 'add'],
  ['p', 'pause'],
  ['r', 'resume'],
  ['s', 'save'],
  ['delete', 'remove'],
  ['enter', 'open'],
  ['escape', 'close'],
  ['j', 'next'],
  ['k', 'previous'],
  ['arrowdown', 'next'],
  ['arrowup', 'previous'],
  ['home', 'first'],
  ['end', 'last'],
]);

const typing = 'input, textarea, select, [contenteditable]';
const pressing = 'button, a, summary, [role="tab"]';
const scrolling = new Set(['arrowdown', 'arrowup', 'home', 'end']);

const shortcutOf = (event: KeyboardEvent): Shortcut | undefined => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  const [target] = event.composedPath();
  const key = event.key.toLowerCase();
  if (target instanceof Element) {
    if (target.matches(typing)) return undefined;
    if (key === 'enter' && target.matches(pressing)) return undefined;
    // Arrows scroll where something scrolls; they move the cursor from a row or from nowhere.
    if (scrolling.has(key) && !target.matches('body, [role="row"], [role="row"] *, ld-job-row *')) return undefined;
  }
  return shortcutByKey.get(key);
};

/** Listens for the single keys of the list. Dialogs and menus keep theirs to themselves. */
export class ShortcutController implements ReactiveController {
  readonly #onShortcut: (shortcut: Shortcut) => void;
  #connected = new AbortController();

  constructor(host: ReactiveControllerHost, onShortcut: (shortcut: Shortcut) => void) {
    this.#onShortcut = onShortcut;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    addEventListener('keydown', (event) => this.#onKey(event), { signal: this.#connected.signal });
  }

  hostDisconnected(): void {
    this.#connected.abort();
  }

  #onKey(event: KeyboardEvent): void {
    const shortcut = shortcutOf(event);
    if (!shortcut) return;
    event.preventDefault();
    this.#onShortcut(shortcut);
  }
}
