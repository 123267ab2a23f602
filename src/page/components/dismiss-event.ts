/** A dialog or a menu wants to go, without anything done. */
export class DismissEvent extends Event {
  static readonly type = 'ld-dismiss';

  constructor() {
    super(DismissEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-dismiss': DismissEvent;
  }
}
