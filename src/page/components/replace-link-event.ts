/** The person has another link for a file of a job. */
export class ReplaceLinkEvent extends Event {
  static readonly type = 'ld-replace-link';
  readonly id: string;
  readonly fileIndex: number;
  readonly url: string;

  constructor(id: string, fileIndex: number, url: string) {
    super(ReplaceLinkEvent.type, { bubbles: true, composed: true });
    this.id = id;
    this.fileIndex = fileIndex;
    this.url = url;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-replace-link': ReplaceLinkEvent;
  }
}
