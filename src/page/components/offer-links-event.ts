/** Text that may hold links, offered to the add dialog. */
export class OfferLinksEvent extends Event {
  static readonly type = 'ld-offer-links';
  readonly text: string;

  constructor(text: string) {
    super(OfferLinksEvent.type, { bubbles: true, composed: true });
    this.text = text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-offer-links': OfferLinksEvent;
  }
}
