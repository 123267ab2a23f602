/** The person wants these links, one job each: begun at once, or paused. */
export class AddLinksEvent extends Event {
  static readonly type = 'ld-add-links';
  readonly urls: readonly string[];
  readonly begin: 'started' | 'paused';

  constructor(urls: readonly string[], begin: 'started' | 'paused') {
    super(AddLinksEvent.type, { bubbles: true, composed: true });
    this.urls = urls;
    this.begin = begin;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-add-links': AddLinksEvent;
  }
}
