/** The person wants a text on the clipboard. */
export class CopyEvent extends Event {
  static readonly type = 'ld-copy';
  readonly text: string;

  constructor(text: string) {
    super(CopyEvent.type, { bubbles: true, composed: true });
    this.text = text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-copy': CopyEvent;
  }
}
