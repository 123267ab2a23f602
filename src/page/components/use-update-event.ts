/** The person wants the new version that the page said is ready. The composition root listens. */
export class UseUpdateEvent extends Event {
  static readonly type = 'ld-use-update';

  constructor() {
    super(UseUpdateEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-use-update': UseUpdateEvent;
  }
}
