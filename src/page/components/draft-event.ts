/** The text of the add dialog changed. */
export class DraftEvent extends Event {
  static readonly type = 'ld-draft';
  readonly text: string;

  constructor(text: string) {
    super(DraftEvent.type, { bubbles: true, composed: true });
    this.text = text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-draft': DraftEvent;
  }
}
