/** The person said yes. */
export class ConfirmEvent extends Event {
  static readonly type = 'ld-confirm';

  constructor() {
    super(ConfirmEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-confirm': ConfirmEvent;
  }
}
